'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { NamedField } from '../words/fieldLabels.js'
import { useSay } from '../words/useSay.js'
import { valueText } from './valueText.js'

/** A value in words; of other documents, their titles. */
export function ValueWords({ value, field }: { value: unknown; field: NamedField }) {
  const say = useSay()
  const titles = useTitles(field.relationTo, value)
  return <>{titles ?? say(valueText(value, field))}</>
}

function useTitles(slug: string | undefined, value: unknown): string | undefined {
  const { getEntityConfig } = useConfig()
  const [titles, show] = useState<string>()
  const ids = slug
    ? [value]
        .flat()
        .filter((id) => typeof id === 'string')
        .join(',')
    : ''
  const titleField = slug ? (getEntityConfig({ collectionSlug: slug })?.admin.useAsTitle ?? 'id') : 'id'
  useEffect(() => {
    if (ids === '') return
    void fetch(`/api/${slug}?depth=0&draft=true&pagination=false&where[id][in]=${ids}`, { credentials: 'include' })
      .then((answer) => answer.json() as Promise<{ docs?: Record<string, unknown>[] }>)
      .then(({ docs = [] }) => show(docs.map((doc) => String(doc[titleField] ?? doc.id)).join('、')))
      .catch(() => undefined)
  }, [ids, slug, titleField])
  return ids === '' ? undefined : titles
}
