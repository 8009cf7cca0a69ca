'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useSyncExternalStore } from 'react'

import { keyOf } from './DocumentKey.js'
import { subscribeToOpenDocuments, getOpenDocument, updateOpenDocument, type OpenDocument } from './openDocuments.js'

/** What this tab knows of the document on the page. What the page was loaded with is what is on the screen, and so what counts at first. */
export function useOpenDocument(slug: string, id: string): OpenDocument {
  const key = keyOf(slug, id)
  const { data } = useDocumentInfo()
  useEffect(() => {
    const revision: unknown = data?.revision
    if (typeof revision === 'string') updateOpenDocument(key, { revision, base: data, conflict: undefined })
    // Once for each document: later the answers to its saves count, which the form lags behind.
  }, [key])
  return useSyncExternalStore(
    subscribeToOpenDocuments,
    () => getOpenDocument(key),
    () => getOpenDocument(key),
  )
}
