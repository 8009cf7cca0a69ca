'use client'

import { useEffect, useSyncExternalStore } from 'react'

import { keyOf, type DocumentKey } from '../saves/DocumentKey.js'
import { subscribeToOpenDocuments, getOpenDocument } from '../saves/openDocuments.js'
import type { DocumentStateView } from './DocumentStateView.js'

/** Null when loading failed; no entry until it is loaded. */
const documentStates = new Map<DocumentKey, DocumentStateView | null>()
const listeners = new Set<() => void>()
const latestRequests = new Map<DocumentKey, number>()

async function loadDocumentState(key: DocumentKey): Promise<void> {
  const requestNumber = (latestRequests.get(key) ?? 0) + 1
  latestRequests.set(key, requestNumber)
  const response = await fetch(`/api/${key}/transitions`, { credentials: 'include' }).catch(() => undefined)
  const documentState = response?.ok ? ((await response.json()) as DocumentStateView) : null
  // Ignore a response that a later request has overtaken.
  if (latestRequests.get(key) !== requestNumber) return
  documentStates.set(key, documentState)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The state of a document, once `useRefreshedDocumentState` has loaded it. */
export function useDocumentState(slug: string, id: string): DocumentStateView | null | undefined {
  const key = keyOf(slug, id)
  return useSyncExternalStore(
    subscribe,
    () => documentStates.get(key),
    () => undefined,
  )
}

/**
 * Loads the state of a document, and again after each save or transition in this tab and when the window gets the
 * focus.
 */
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
