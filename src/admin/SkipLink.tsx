'use client'

import { useTranslation } from '@payloadcms/ui'

import { mainId } from './accessibility/patchMainLandmark.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'

const label = bilingual('跳到主要内容', 'Skip to the main content')

/** The first link of every page: skips the menu. Visible when focused. */
export const SkipLink = () => {
  const { i18n } = useTranslation()
  return (
    <a className="dashiji-skip-link" href={`#${mainId}`}>
      {pickLanguage(label, i18n.language)}
    </a>
  )
}
