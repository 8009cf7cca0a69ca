'use client'

import { useEffect, useSyncExternalStore } from 'react'

import { keyOf, type DocumentKey } from '../saves/governedAddress.js'
import { onChange, openDocument } from '../saves/openDocuments.js'
import type { Standing } from './Standing.js'

/** Undefined while it is asked for, null when it could not be had. */
const standings = new Map<DocumentKey, Standing | null>()
const listeners = new Set<() => void>()
const asked = new Map<DocumentKey, number>()

async function load(key: DocumentKey): Promise<void> {
  const question = (asked.get(key) ?? 0) + 1
  asked.set(key, question)
  const answer = await fetch(`/api/${key}/transitions`, { credentials: 'include' }).catch(() => undefined)
  const standing = answer?.ok ? ((await answer.json()) as Standing) : null
  // An answer that a later question has overtaken says nothing any more.
  if (asked.get(key) !== question) return
  standings.set(key, standing)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Where a document stands, as far as it has been asked for. */
export function useStanding(slug: string, id: string): Standing | null | undefined {
  const key = keyOf(slug, id)
  return useSyncExternalStore(
    subscribe,
    () => standings.get(key),
    () => undefined,
  )
}

/** Asks where a document stands, and again after each save and each transition in this tab and when somebody comes back to it. */
export function useFreshStanding(slug: string, id: string): Standing | null | undefined {
  const key = keyOf(slug, id)
  const turn = useSyncExternalStore(
    onChange,
    () => openDocument(key).turn,
    () => 0,
  )
  useEffect(() => void load(key), [key, turn])
  useEffect(() => {
    const again = () => void load(key)
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [key])
  return useStanding(slug, id)
}
