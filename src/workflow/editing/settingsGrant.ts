import type { GlobalAfterChangeHook, GlobalBeforeChangeHook } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { refuse } from '../../errors/refuse.js'
import { governedSlugs, workflowSettingsSlug } from '../../vocabulary/slugs.js'
import { reviewPresets } from '../policy/definition.js'

const key = Symbol('settings')

type RequestLike = { context?: object } | undefined

/** Tells whether a request has passed `grantSettingsChange`; the gate refuses other writes of the review rules. */
export const mayChangeSettings = (req: RequestLike): boolean =>
  (req?.context as { [key]?: true } | undefined)?.[key] === true

/** Lets a change of the review rules pass the gate. Access rules have been checked by then. */
export const grantSettingsChange: GlobalBeforeChangeHook = ({ data, req }) => {
  // Payload's validation of a select accepts 0 and false.
  const isPreset = (chosen: unknown) => typeof chosen === 'string' && Object.hasOwn(reviewPresets, chosen)
  if (!governedSlugs.every((slug) => isPreset((data as Record<string, unknown>)[slug]))) throw refuse('invalid')
  Object.assign(req.context, { [key]: true, changesRules: true })
  return data as unknown
}

/** Records a change of the review rules in the audit trail. */
export const auditSettingsChange: GlobalAfterChangeHook = async ({ doc, previousDoc, req }) => {
  delete (req.context as { [key]?: true })[key]
  const rules = ({
    id: _id,
    createdAt: _created,
    updatedAt: _updated,
    globalType: _type,
    ...rest
  }: Record<string, unknown>) => rest
  await appendEvent(req, {
    action: 'workflow.rulesChanged',
    outcome: 'done',
    collection: workflowSettingsSlug,
    details: { from: rules((previousDoc ?? {}) as Record<string, unknown>), to: rules(doc as Record<string, unknown>) },
  })
  return doc as unknown
}
