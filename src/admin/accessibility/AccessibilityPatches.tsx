'use client'
import { useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'

import { pickLanguage } from '../../vocabulary/pickLanguage.js'
import { queryAll, setAttribute, type AccessibilityPatch } from './AccessibilityPatch.js'
import { attributePatches } from './attributePatches.js'
import { patchFields } from './patchFields.js'
import { patchMainLandmark } from './patchMainLandmark.js'
import { patchRows } from './patchRows.js'
import { patchSelects } from './patchSelects.js'
import { patchStates } from './patchStates.js'
import { patchTables } from './patchTables.js'
import { patchTitle } from './patchTitle.js'

const setAttributes: AccessibilityPatch = (translate) => {
  for (const { selector, attribute, value } of attributePatches) {
    for (const element of queryAll(selector))
      setAttribute(element, attribute, typeof value === 'string' ? value : translate(value))
  }
}

const patches: readonly AccessibilityPatch[] = [
  setAttributes,
  patchStates,
  patchMainLandmark,
  patchTitle,
  patchTables,
  patchFields,
  patchSelects,
  patchRows,
]

/**
 * Repairs the accessibility of Payload's pages after every change of the page. Payload has no options for these names
 * and roles, and its components cannot be replaced one by one without maintaining copies of them.
 */
export function AccessibilityPatches({ children }: { children?: ReactNode }) {
  const { i18n } = useTranslation()
  const { language } = i18n

  useEffect(() => {
    let frame = 0
    const applyPatches = () => {
      frame = 0
      for (const patch of patches) patch((label) => pickLanguage(label, language))
    }
    // The only observed attribute is `class`, which shows what is open or switched on; no patch changes it.
    const observer = new MutationObserver(() => (frame ||= requestAnimationFrame(applyPatches)))
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] })
    // Next changes the window title by replacing the text in the existing element.
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    applyPatches()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [language])

  return children
}
