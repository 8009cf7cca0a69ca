import type { CollectionConfig, Field } from 'payload'

import { governedAccess, setCreatedBy, withEditAccess } from './governedAccess.js'
import { restrictPublicQuery } from '../publicReading/restrictPublicQuery.js'
import { hideRelations } from '../publicReading/hideRelations.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { workflowEndpoints } from '../workflow/transitions/endpoints.js'
import { rememberCopySource } from '../workflow/editing/readInheritedAuthors.js'
import { validateEdit } from '../workflow/editing/validateEdit.js'
import { validateRemoval } from '../workflow/removal/validateRemoval.js'
import { trackDraftOnlyWrites } from '../workflow/editing/trackDraftOnlyWrites.js'
import { validateWriteRequest } from '../workflow/editing/validateWriteRequest.js'
import { addDocumentState } from '../workflow/reading/addDocumentState.js'
import { hideUnsealed } from '../workflow/reading/hideUnsealed.js'
import { governedFields, workflowPanel } from './governedFields.js'
import { slugField } from '../fields/slug/slugField.js'
import { isSlugFixed } from './isSlugFixed.js'
import { selectFirstPublication } from './publicationDates.js'

type Labels = { readonly singular: Bilingual; readonly plural: Bilingual }

type GovernedCollectionConfig = Omit<
  CollectionConfig,
  'access' | 'versions' | 'trash' | 'hooks' | 'indexes' | 'fields' | 'labels' | 'defaultSort' | 'custom'
> & {
  labels: Labels
  fields: Field[]
  /** The field that is the title of a document. */
  titleField: 'title' | 'name'
  /** How lists are sorted for websites that name no order; those of staff begin with what was changed last. */
  publicSort?: string
  /** Whether the title is a person's name, whose first character gets its pronunciation as a surname. */
  surname?: boolean
  /** Compound indexes, each a list of field paths; those of the public lists begin with `_status`. */
  indexes: string[][]
}

/**
 * Puts a collection under the workflow: adds access rules, drafts, versions, trash, the common fields, the transition
 * endpoints and the hooks. The order of the hooks matters; see README.md in this folder.
 */
export function governedCollection({
  fields,
  titleField,
  surname = false,
  publicSort,
  indexes,
  admin,
  ...rest
}: GovernedCollectionConfig): CollectionConfig & { labels: Labels } {
  return {
    ...rest,
    admin: {
      group: bilingual('内容', 'Content'),
      useAsTitle: titleField,
      // A tab that only developers use.
      hideAPIURL: true,
      components: {
        edit: {
          // Replaced by the transitions in the workflow panel.
          PublishButton: '/src/admin/workflow/NoButton.js#NoButton',
          UnpublishButton: '/src/admin/workflow/NoButton.js#NoButton',
          Status: '/src/admin/workflow/state/DocumentStateStatus.js#DocumentStateStatus',
        },
      },
      ...admin,
    },
    defaultSort: '-updatedAt',
    custom: { publicSort },
    access: governedAccess(rest.slug),
    // 0 keeps every version: with a limit, drafts would push out the live version.
    versions: {
      maxPerDoc: 0,
      drafts: { autosave: { interval: 2000, showSaveDraftButton: true }, schedulePublish: false },
    },
    trash: true,
    // Payload's lock would refuse the saves of a second editor for minutes; stale saves are merged instead.
    lockDocuments: false,
    // The gate refuses bulk writes: part of one could be refused and part stored.
    disableBulkEdit: true,
    disableBulkDelete: true,
    graphQL: rest.graphQL ? { ...rest.graphQL, disableMutations: true } : { disableMutations: true },
    indexes: indexes.map((paths) => ({ fields: paths })),
    fields: [
      workflowPanel,
      ...withEditAccess([...fields, slugField(titleField, { surname, isFixed: isSlugFixed })]),
      ...governedFields(),
    ],
    endpoints: workflowEndpoints(rest.slug),
    hooks: {
      beforeOperation: [
        restrictPublicQuery,
        validateWriteRequest,
        trackDraftOnlyWrites,
        rememberCopySource,
        selectFirstPublication,
      ],
      beforeChange: [setCreatedBy, validateEdit],
      beforeRead: [hideRelations],
      beforeDelete: [validateRemoval],
      afterOperation: [hideUnsealed, addDocumentState],
    },
  }
}
