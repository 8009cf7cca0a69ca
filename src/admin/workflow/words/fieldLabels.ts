import { getTranslation, type I18nClient } from '@payloadcms/translations'
import type { ClientField } from 'payload'

/** A field of a document that people fill in, with what it is called. */
export type NamedField = {
  readonly name: string
  readonly label: string
  readonly type: ClientField['type']
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly relationTo?: string
}

/** What the system fills in, or what is stored elsewhere. */
const nonInputTypes = ['join', 'ui']
const systemFields = [
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'workflowState',
  'revision',
  'source',
  'createdBy',
  'firstPublishedAt',
  'publicDate',
]

/** The fields of a collection that hold text, those within rows and tabs too. */
export function namedFields(fields: readonly ClientField[], i18n: I18nClient): NamedField[] {
  return fields.flatMap((field): NamedField[] => {
    if (field.type === 'tabs')
      return field.tabs.flatMap((tab) =>
        'name' in tab && tab.name
          ? [{ name: tab.name, label: translateLabel(tab.label, tab.name, i18n), type: 'group' }]
          : namedFields(tab.fields, i18n),
      )
    if (!('name' in field) || !field.name) return 'fields' in field ? namedFields(field.fields, i18n) : []
    if (
      nonInputTypes.includes(field.type) ||
      systemFields.includes(field.name) ||
      ('virtual' in field && field.virtual)
    )
      return []
    return [
      {
        name: field.name,
        label: translateLabel('label' in field ? field.label : undefined, field.name, i18n),
        type: field.type,
        ...('options' in field && {
          options: field.options.map((option) =>
            typeof option === 'string'
              ? { value: option, label: option }
              : { value: option.value, label: translateLabel(option.label, option.value, i18n) },
          ),
        }),
        ...('relationTo' in field && typeof field.relationTo === 'string' && { relationTo: field.relationTo }),
      },
    ]
  })
}

const translateLabel = (label: unknown, name: string, i18n: I18nClient): string => {
  const translated =
    typeof label === 'string' || (typeof label === 'object' && label !== null)
      ? getTranslation(label as Record<string, string>, i18n)
      : undefined
  return typeof translated === 'string' && translated !== '' ? translated : name
}

/** What the field is called that a path leads into. */
export const labelOf = (path: string, fields: readonly NamedField[]): string =>
  fields.find(({ name }) => name === path.split('.')[0])?.label ?? path
