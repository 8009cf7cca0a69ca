'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useSyncExternalStore } from 'react'

import { keyOf } from './DocumentKey.js'
import { subscribeToOpenDocuments, getOpenDocument, updateOpenDocument, type OpenDocument } from './openDocuments.js'

/** Returns what this tab knows of the document on the page, initialised from the data that the page was loaded with. */
export function useOpenDocument(slug: string, id: string): OpenDocument {
  const key = keyOf(slug, id)
  const { data } = useDocumentInfo()
  useEffect(() => {
    const revision: unknown = data?.revision
    if (typeof revision === 'string') updateOpenDocument(key, { revision, base: data, conflict: undefined })
    // `data` is no dependency: after the first load, responses to saves are newer than the form's data.
  }, [key])
  return useSyncExternalStore(
    subscribeToOpenDocuments,
    () => getOpenDocument(key),
    () => getOpenDocument(key),
  )
}
