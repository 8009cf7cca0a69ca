'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'

import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import type { NamedField } from '../words/fieldLabels.js'
import { moment } from '../words/moment.js'
import { useTranslate } from '../words/useTranslate.js'
import type { Difference, Side } from './findDifferences.js'

const sides = [
  ['mine', bilingual('用我的', 'Use mine')],
  ['theirs', bilingual('用对方的', 'Use theirs')],
] as const

type Props = { difference: Difference; chosen: Side | undefined; choose: (name: string, side: Side) => void }

/** One field with two values to choose from. */
export function FieldChoice({ difference, chosen, choose }: Props) {
  const { field, side } = difference
  const translate = useTranslate()
  const id = useId()
  const changedBy =
    side === undefined
      ? bilingual('两边都改了，请选择', 'both changed it; choose')
      : side === 'mine'
        ? bilingual('只有您改了', 'only you changed it')
        : bilingual('只有对方改了', 'only they changed it')
  return (
    <fieldset className="dashiji-field dashiji-choice-of-two">
      <legend>
        {field.label}{' '}
        <span className="dashiji-help">{translate(bilingual(`（${changedBy.zh}）`, `(${changedBy.en})`))}</span>
      </legend>
      {sides.map(([value, label]) => (
        <div key={value}>
          <label className="dashiji-choice">
            <input
              type="radio"
              name={id}
              checked={chosen === value}
              aria-describedby={`${id}${value}`}
              onChange={() => choose(field.name, value)}
            />{' '}
            {translate(label)}
          </label>
          <div id={`${id}${value}`} className="dashiji-value">
            <FieldValue value={difference[value]} field={field} />
          </div>
        </div>
      ))}
    </fieldset>
  )
}

/** Shows a field's value as text; for relations, the titles of the documents. */
export function FieldValue({ value, field }: { value: unknown; field: NamedField }) {
  const translate = useTranslate()
  const titles = useTitles(field.relationTo, value)
  return <>{titles ?? translate(formatValue(value, field))}</>
}

function useTitles(slug: string | undefined, value: unknown): string | undefined {
  const { getEntityConfig } = useConfig()
  const [titles, setTitles] = useState<string>()
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
      .then((response) => response.json() as Promise<{ docs?: Record<string, unknown>[] }>)
      .then(({ docs = [] }) => setTitles(docs.map((doc) => String(doc[titleField] ?? doc.id)).join('、')))
      .catch(() => undefined)
  }, [ids, slug, titleField])
  return ids === '' ? undefined : titles
}

const untranslated = (label: string): Bilingual => bilingual(label, label)
const emptyLabel = bilingual('（空）', '(empty)')

/** Formats a field's value as text, as far as possible. */
export function formatValue(value: unknown, { type, options }: NamedField): Bilingual {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return emptyLabel
  if (typeof value === 'boolean') return value ? bilingual('是', 'Yes') : bilingual('否', 'No')
  if (options)
    return untranslated(
      [value]
        .flat()
        .map((one) => options.find((option) => option.value === one)?.label ?? String(one))
        .join('、'),
    )
  if (type === 'date' && typeof value === 'string') return untranslated(moment(value))
  if (typeof value !== 'object') return untranslated(String(value))
  const plainText = collectText(value).join('\n').trim()
  if (plainText !== '') return untranslated(plainText)
  return Array.isArray(value) ? bilingual(`共 ${value.length} 项`, `${value.length} entries`) : emptyLabel
}

/** Collects all strings in a value; for rich text, one for each paragraph. */
function collectText(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collectText)
  if (typeof value !== 'object' || value === null) return []
  const { root, children, text: nodeText, ...rest } = value as { root?: unknown; children?: unknown[]; text?: unknown }
  if (root !== undefined) return collectText(root)
  if (Array.isArray(children))
    return children.some((child) => typeof (child as { text?: unknown })?.text === 'string')
      ? [children.flatMap(collectText).join('')]
      : children.flatMap(collectText)
  if (typeof nodeText === 'string') return [nodeText]
  return Object.entries(rest)
    .filter(([name, one]) => name !== 'id' && name !== 'type' && typeof one === 'string' && one !== '')
    .map(([, one]) => String(one))
}
