import type { CollectionAfterOperationHook, Config } from 'payload'

import { languageOf } from './languageOf.js'
import { fromLogText } from './logText.js'
import { messageOf } from './messagesOf.js'

type BulkError = { readonly id: unknown; readonly isPublic?: boolean; readonly message: string }

/**
 * A plugin of Payload's configuration: puts the errors of bulk updates and deletions into the reader's language.
 * Payload collects their `Error.message`, one a document, without calling any `afterError` hook.
 */
export const translateBulkErrors = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map((collection) => ({
    ...collection,
    hooks: { ...collection.hooks, afterOperation: [...(collection.hooks?.afterOperation ?? []), translateErrors] },
  })),
})

const translateErrors: CollectionAfterOperationHook = ({ req, result }) => {
  if (!hasErrors(result)) return result
  const language = languageOf(req)
  const requestId = req.headers?.get('x-request-id') ?? '-'
  const translate = (error: BulkError) => {
    const reason =
      fromLogText(error.message) ?? (error.isPublic ? undefined : { code: 'internal' as const, values: { requestId } })
    // What is not public would get a message of Payload's in English.
    return reason
      ? { ...error, isPublic: true, code: reason.code, message: messageOf(reason.code, language, reason.values) }
      : error
  }
  return { ...result, errors: result.errors.map(translate) }
}

const hasErrors = (result: unknown): result is { readonly errors: readonly BulkError[] } =>
  typeof result === 'object' && result !== null && 'errors' in result && Array.isArray(result.errors)
