import type { SelectField } from 'payload'

import type { Option, Bilingual } from '../vocabulary/bilingual.js'

type Extra = Partial<Omit<SelectField, 'name' | 'type' | 'options' | 'hasMany'>>

/** A select field over a vocabulary. */
export const select = (name: string, label: Bilingual, choices: readonly Option[], extra: Extra = {}): SelectField =>
  ({
    name,
    type: 'select',
    label,
    options: choices.map(({ value, label: optionLabel }) => ({ value, label: { ...optionLabel } })),
    ...extra,
  }) as SelectField
