import type { CollectionConfig } from 'payload'

export const mediaUseHooks: Pick<NonNullable<CollectionConfig['hooks']>, 'afterChange' | 'afterDelete'> = {}
