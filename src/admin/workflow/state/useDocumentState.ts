'use client'

import { useEffect, useSyncExternalStore } from 'react'

import { keyOf, type DocumentKey } from '../saves/DocumentKey.js'
import { subscribeToOpenDocuments, getOpenDocument } from '../saves/openDocuments.js'
import type { DocumentStateView } from './DocumentStateView.js'

/** Undefined while it is asked for, null when it could not be had. */
const documentStates = new Map<DocumentKey, DocumentStateView | null>()
const listeners = new Set<() => void>()
const latestRequests = new Map<DocumentKey, number>()

async function loadDocumentState(key: DocumentKey): Promise<void> {
  const requestNumber = (latestRequests.get(key) ?? 0) + 1
  latestRequests.set(key, requestNumber)
  const response = await fetch(`/api/${key}/transitions`, { credentials: 'include' }).catch(() => undefined)
  const documentState = response?.ok ? ((await response.json()) as DocumentStateView) : null
  // An answer that a later question has overtaken says nothing any more.
  if (latestRequests.get(key) !== requestNumber) return
  documentStates.set(key, documentState)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Where a document stands, as far as it has been asked for. */
export function useDocumentState(slug: string, id: string): DocumentStateView | null | undefined {
  const key = keyOf(slug, id)
  return useSyncExternalStore(
    subscribe,
    () => documentStates.get(key),
    () => undefined,
  )
}

/** Asks where a document stands, and again after each save and each transition in this tab and when somebody comes back to it. */
export function useRefreshedDocumentState(slug: string, id: string): DocumentStateView | null | undefined {
  const key = keyOf(slug, id)
  const changeCount = useSyncExternalStore(
    subscribeToOpenDocuments,
    () => getOpenDocument(key).changeCount,
    () => 0,
  )
  useEffect(() => void loadDocumentState(key), [key, changeCount])
  useEffect(() => {
    const reload = () => void loadDocumentState(key)
    window.addEventListener('focus', reload)
    return () => window.removeEventListener('focus', reload)
  }, [key])
  return useDocumentState(slug, id)
}
