'use client'

import { useTranslation } from '@payloadcms/ui'

import type { Bilingual } from '../../../vocabulary/bilingual.js'
import { pickLanguage } from '../../../vocabulary/pickLanguage.js'

/** Chooses the words of a text in the language the admin is shown in. */
export function useTranslate(): (text: Bilingual) => string {
  const { i18n } = useTranslation()
  return (text) => pickLanguage(text, i18n.language)
}
