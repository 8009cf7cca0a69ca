'use client'

import { useSyncExternalStore } from 'react'

import { moment } from '../words/moment.js'

const subscribeToNothing = () => () => {}

/** A moment in the zone of whoever looks, which the server does not know. */
export function LocalTime({ at }: { at: string }) {
  const label = useSyncExternalStore(
    subscribeToNothing,
    () => moment(at),
    () => '',
  )
  return <time dateTime={at}>{label}</time>
}
