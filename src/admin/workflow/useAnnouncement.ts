'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'

type Announcement = {
  /** What is said to those who listen. */
  readonly said: string
  /** What gets the keyboard when something is done: the button that was pressed is gone by then. */
  readonly place: RefObject<HTMLHeadingElement | null>
  say(words: string): void
  finish(words: string): void
}

/** Says what goes on, without taking the keyboard away before it is done. */
export function useAnnouncement(): Announcement {
  const [{ said, times }, set] = useState({ said: '', times: 0 })
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (times > 0) place.current?.focus()
  }, [times])
  return {
    said,
    place,
    say: (words) => set((before) => ({ ...before, said: words })),
    finish: (words) => set((before) => ({ said: words, times: before.times + 1 })),
  }
}
