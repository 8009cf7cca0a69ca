'use client'

import { useSyncExternalStore } from 'react'

import { moment } from '../words/moment.js'

const subscribeToNothing = () => () => {}

/** A time in the user's own time zone, which the server does not know; empty until the page is hydrated. */
export function LocalTime({ at }: { at: string }) {
  const label = useSyncExternalStore(
    subscribeToNothing,
    () => moment(at),
    () => '',
  )
  return <time dateTime={at}>{label}</time>
}
