'use client'

import { useTranslation } from '@payloadcms/ui'

import { text } from '../vocabulary/text.js'
import { inLanguage } from './inLanguage.js'

const heading = text('登录大事记', 'Sign in to Dashiji')

/** The title of the page to sign in, which has none of its own. */
export const SignInHeading = () => {
  const { i18n } = useTranslation()
  return <h1 className="dashiji-sign-in">{inLanguage(heading, i18n.language)}</h1>
}
