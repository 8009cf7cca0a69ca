'use client'

import { useSyncExternalStore } from 'react'

import { moment } from '../words/moment.js'

const never = () => () => {}

/** A moment in the zone of whoever looks, which the server does not know. */
export function When({ at }: { at: string }) {
  const words = useSyncExternalStore(
    never,
    () => moment(at),
    () => '',
  )
  return <time dateTime={at}>{words}</time>
}
