import type { AfterErrorHook, PayloadRequest } from 'payload'

import { governedSlugs, slugs } from '../vocabulary/slugs.js'
import { recordRefusal } from './recordRefusal.js'

const auditedStatuses = [401, 403, 409, 422, 429]

/** First part of the action's name, by collection. Refused writes to other collections are not recorded. */
const subjects: Record<string, string> = {
  ...Object.fromEntries(governedSlugs.map((slug) => [slug, 'content'])),
  [slugs.users]: 'user',
  [slugs.roles]: 'role',
  [slugs.media]: 'media',
  [slugs.auditEvents]: 'audit',
}

/** Actions of the authentication endpoints, by the first part of the path after the collection. */
const accountActions: Record<string, string> = {
  login: 'session.signIn',
  logout: 'session.signOut',
  'refresh-token': 'session.refresh',
  'first-register': 'user.create',
  'forgot-password': 'user.passwordForgotten',
  'reset-password': 'user.passwordChanged',
  unlock: 'user.unlock',
}

/**
 * Records refused REST writes and failed sign-ins in the audit trail. Must run after `addCode`, which puts the reason
 * codes on the result.
 */
export const auditRefusals: AfterErrorHook = ({ collection, error, req, result }) => {
  const subject = collection && subjects[collection.slug]
  const { status } = error as { status?: number }
  if (
    !subject ||
    !status ||
    !auditedStatuses.includes(status) ||
    !['POST', 'PATCH', 'PUT', 'DELETE'].includes(req.method ?? '')
  )
    return
  const path = (req.pathname ?? '').split('/').slice(3)
  const action = actionOf(subject, req.method ?? '', path)
  const { id } = req.routeParams ?? {}
  // As it was sent, of a document or not; in `/<slug>/versions/<id>` it is that of a version.
  const document = typeof id === 'string' && path[0] !== 'versions' ? path[0] : undefined
  const codes = [...new Set((result?.errors as { code?: unknown }[] | undefined)?.map(({ code }) => String(code)))]
  recordRefusal(req, error, {
    action,
    codes,
    collection: collection.slug,
    ...(document && { document }),
    ...(action === 'session.signIn' && { details: { email: emailOf(req) } }),
  })
}

function actionOf(subject: string, method: string, [first = '', second = '', third = '']: string[]): string {
  const accountAction = subject === 'user' ? accountActions[first] : undefined
  if (accountAction) return accountAction
  if (second === 'transitions' && third) return `${subject}.${third}`
  if (method === 'DELETE') return `${subject}.delete`
  const isNew = method === 'POST' && first !== 'versions'
  return `${subject}.${isNew ? 'create' : subject === 'content' ? 'edit' : 'update'}`
}

/** The e-mail address of a failed sign-in, cut to the longest valid length (RFC 5321). */
function emailOf({ data }: PayloadRequest): string | null {
  const email: unknown = data?.email
  return typeof email === 'string' ? email.toLowerCase().trim().slice(0, 254) : null
}
