'use client'

import { useTranslation } from '@payloadcms/ui'

import type { Text } from '../../../vocabulary/text.js'
import { inLanguage } from '../../inLanguage.js'

/** Chooses the words of a text in the language the admin is shown in. */
export function useSay(): (text: Text) => string {
  const { i18n } = useTranslation()
  return (text) => inLanguage(text, i18n.language)
}
