'use client'

import { useTranslation } from '@payloadcms/ui'

import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from './pickLanguage.js'

const heading = bilingual('登录大事记', 'Sign in to Dashiji')

/** The title of the page to sign in, which has none of its own. */
export const SignInHeading = () => {
  const { i18n } = useTranslation()
  return <h1 className="dashiji-sign-in">{pickLanguage(heading, i18n.language)}</h1>
}
