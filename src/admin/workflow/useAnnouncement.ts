'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'

type Announcement = {
  /** Text of the live region. */
  readonly message: string
  /** Gets the focus when an operation is done: by then the button that was pressed has been removed. */
  readonly focusTarget: RefObject<HTMLHeadingElement | null>
  announce(message: string): void
  announceDone(message: string): void
}

/** Announces progress in a live region, and moves the focus only when the operation is done. */
export function useAnnouncement(): Announcement {
  const [{ message, doneCount }, setAnnouncement] = useState({ message: '', doneCount: 0 })
  const focusTarget = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (doneCount > 0) focusTarget.current?.focus()
  }, [doneCount])
  return {
    message,
    focusTarget,
    announce: (newMessage) => setAnnouncement((previous) => ({ ...previous, message: newMessage })),
    announceDone: (newMessage) =>
      setAnnouncement((previous) => ({ message: newMessage, doneCount: previous.doneCount + 1 })),
  }
}
