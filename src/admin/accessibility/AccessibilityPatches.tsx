'use client'
import { useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'

import { pickLanguage } from '../pickLanguage.js'
import type { AccessibilityPatch } from './AccessibilityPatch.js'
import { patchFields } from './patchFields.js'
import { patchDocumentTabs, patchHeadings, patchTitle } from './patchHeadings.js'
import { patchLandmarks } from './patchLandmarks.js'
import { patchRows } from './patchRows.js'
import { patchSelects } from './patchSelects.js'
import { patchTables } from './patchTables.js'
import { patchToolbar } from './patchToolbar.js'

/**
 * Mends Payload's pages for people who do not see them, whenever they change. Payload has no place to set these names and
 * roles, and its components cannot be replaced one by one without keeping copies of them.
 */
export function AccessibilityPatches({ children }: { children?: ReactNode }) {
  const { i18n } = useTranslation()
  const { language } = i18n

  useEffect(() => {
    let frame = 0
    const applyPatches = () => {
      frame = 0
      for (const patch of patches) patch((text) => pickLanguage(text, language))
    }
    // Of attributes the class alone: it tells what is open or switched on, and no mend changes it.
    const observer = new MutationObserver(() => (frame ||= requestAnimationFrame(applyPatches)))
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] })
    // The window's title is written anew by Next, as text in an element that stays.
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    applyPatches()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [language])

  return children
}

/** All that is mended on Payload's pages. */
export const patches: readonly AccessibilityPatch[] = [
  patchLandmarks,
  patchHeadings,
  patchTitle,
  patchDocumentTabs,
  patchTables,
  patchFields,
  patchSelects,
  patchRows,
  patchToolbar,
]
