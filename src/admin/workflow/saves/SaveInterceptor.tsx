'use client'
import { useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { pickLanguage } from '../../../vocabulary/pickLanguage.js'
import { documentKeyAt, isVersionPath } from './DocumentKey.js'
import { save } from './save.js'
import { saveQueue } from './saveQueue.js'

const conflictMessage = bilingual(
  '没有保存：他人已改动这份文档。请在“审核流程”中合并，您输入的内容还在。',
  'Not saved: somebody else has changed this document. Merge under “Workflow”; what you typed is still here.',
)

/** Installs `interceptSaves` on every page of the admin. */
export function SaveInterceptor({ children }: { children?: ReactNode }) {
  const { i18n } = useTranslation()
  useEffect(() => interceptSaves(pickLanguage(conflictMessage, i18n.language)), [i18n.language])
  return children
}

let conflictText = ''
let isIntercepting = false

/**
 * Wraps `window.fetch` to change requests of Payload's forms: a save of a governed document names the revision it is
 * based on and waits for the previous save, and a version is always restored as a draft. Payload's forms have no hook
 * for either.
 */
export function interceptSaves(message: string): void {
  conflictText = message
  if (isIntercepting) return
  isIntercepting = true
  const originalFetch = window.fetch.bind(window)
  window.fetch = (input, init) => {
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
    if (input instanceof Request || (method !== 'PATCH' && method !== 'POST')) return originalFetch(input, init)
    const url = new URL(input, window.location.origin)
    if (url.origin !== window.location.origin) return originalFetch(input, init)
    if (method === 'POST' && isVersionPath(url.pathname)) url.searchParams.set('draft', 'true')
    // Requests that already name a revision pass unchanged: a merge must be saved while its conflict is still open.
    const key = method === 'PATCH' && !url.searchParams.has('revision') ? documentKeyAt(url.pathname) : undefined
    return key ? saveQueue.run(key, () => save(key, url, init, originalFetch, conflictText)) : originalFetch(url, init)
  }
}
