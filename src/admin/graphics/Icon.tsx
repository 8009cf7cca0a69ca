'use client'

import { useTranslation } from '@payloadcms/ui'

import { Mark } from './Mark.js'

/** The mark in the corner of every page; it names the link around it, which leads to the dashboard. */
export const Icon = () => {
  const { t } = useTranslation()
  return (
    <>
      <Mark size={20} />
      <span className="dashiji-unseen">大事记 · {t('general:dashboard')}</span>
    </>
  )
}
