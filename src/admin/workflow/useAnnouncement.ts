'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'

type Announcement = {
  /** What is said to those who listen. */
  readonly message: string
  /** What gets the keyboard when something is done: the button that was pressed is gone by then. */
  readonly focusTarget: RefObject<HTMLHeadingElement | null>
  announce(message: string): void
  announceDone(message: string): void
}

/** Says what goes on, without taking the keyboard away before it is done. */
export function useAnnouncement(): Announcement {
  const [{ said: message, times: doneCount }, setAnnouncement] = useState({ said: '', times: 0 })
  const focusTarget = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (doneCount > 0) focusTarget.current?.focus()
  }, [doneCount])
  return {
    message,
    focusTarget,
    announce: (newMessage) => setAnnouncement((previous) => ({ ...previous, said: newMessage })),
    announceDone: (newMessage) => setAnnouncement((previous) => ({ said: newMessage, times: previous.times + 1 })),
  }
}
