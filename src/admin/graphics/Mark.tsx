'use client'
import { useTranslation } from '@payloadcms/ui'

import { markShape } from './markShape.js'

/** The logo of Dashiji. Hidden from assistive technology: the name is beside it or on the link around it. */
export const Mark = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d={markShape.page} className="dashiji-mark__page" />
    <path d={markShape.line} className="dashiji-mark__ink" />
    {markShape.entries.map((y) => (
      <g key={y}>
        <circle cx="11" cy={y} r="2.5" className="dashiji-mark__dot" />
        <path d={`M15 ${y}h7`} className="dashiji-mark__ink" />
      </g>
    ))}
  </svg>
)

/** The logo in the corner of every page, with the text that names the link to the dashboard around it. */
export const Icon = () => {
  const { t } = useTranslation()
  return (
    <>
      <Mark size={20} />
      <span className="dashiji-unseen">大事记 · {t('general:dashboard')}</span>
    </>
  )
}

/** The logo and the name of the product, above the sign-in form. */
export const Logo = () => (
  <span className="dashiji-logo">
    <Mark size={48} />
    <span>
      大事记 <span lang="en">Dashiji</span>
    </span>
  </span>
)
