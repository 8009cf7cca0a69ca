'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEffect, type ReactNode } from 'react'

import { inLanguage } from '../inLanguage.js'
import { mends } from './mends.js'

/**
 * Mends Payload's pages for people who do not see them, whenever they change. Payload has no place to set these names and
 * roles, and its components cannot be replaced one by one without keeping copies of them.
 */
export function Mender({ children }: { children?: ReactNode }) {
  const { i18n } = useTranslation()
  const { language } = i18n

  useEffect(() => {
    let frame = 0
    const mendAll = () => {
      frame = 0
      for (const mend of mends) mend((text) => inLanguage(text, language))
    }
    // Of attributes the class alone: it tells what is open or switched on, and no mend changes it.
    const observer = new MutationObserver(() => (frame ||= requestAnimationFrame(mendAll)))
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] })
    // The window's title is written anew by Next, as text in an element that stays.
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    mendAll()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [language])

  return children
}
