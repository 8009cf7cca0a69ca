import type { CollectionBeforeOperationHook, DateField, Field, FieldHook } from 'payload'

import { never, hasPermission } from '../access/can.js'
import { internalField, shownBy } from '../fields/publicPath.js'
import { bilingual } from '../vocabulary/bilingual.js'

const dateAndTime = { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } as const

/**
 * When a document first went live here. The workflow's own: it is set by the first publication, stays for good, and is
 * no part of the text that is approved.
 */
export const firstPublishedAt = (): Field => ({
  name: 'firstPublishedAt',
  type: 'date',
  label: bilingual('首次公开时间', 'First published'),
  index: true,
  access: { create: never, update: never },
  admin: {
    position: 'sidebar',
    readOnly: true,
    date: dateAndTime,
    condition: (data) => Boolean((data as { firstPublishedAt?: unknown }).firstPublishedAt),
  },
})

const showFirstPublication: FieldHook = async ({ overrideAccess, req, siblingData, value }) =>
  value || overrideAccess || (await hasPermission(req, 'content.read'))
    ? (value as unknown)
    : (siblingData.firstPublishedAt as unknown)

/** Reads the first publication with `publishedAt`, in whose place readers may be shown it. */
export const selectFirstPublication: CollectionBeforeOperationHook = ({ args }) => {
  const { select } = args as { select?: Readonly<Record<string, unknown>> }
  return select?.publishedAt === true ? { ...args, select: { ...select, firstPublishedAt: true } } : args
}

/**
 * When a text was originally published, and `publicDate`, the date by which websites find and sort it. Where the first
 * is empty, readers who are not staff are given the first publication here in its place.
 */
export const publishedAtFields = (publishedAt: Omit<DateField, 'type' | 'name'>): Field[] => [
  {
    ...publishedAt,
    name: 'publishedAt',
    type: 'date',
    custom: shownBy('publicDate'),
    hooks: { afterRead: [showFirstPublication] },
  },
  {
    name: 'publicDate',
    type: 'date',
    label: bilingual('对外发布时间', 'Date for websites'),
    index: true,
    custom: internalField,
    access: { create: never, update: never },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    // It is for the order of lists alone; what it says is in the other two.
    hooks: { afterRead: [({ siblingData }) => void delete siblingData.publicDate] },
  },
]
