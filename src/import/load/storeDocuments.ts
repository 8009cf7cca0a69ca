import type { PayloadRequest } from 'payload'

import { toLexicalBody } from '../plan/toLexicalBody.js'
import type { ImportPlan, PlannedActivity, PlannedHonour } from '../plan/records.js'
import type { DocumentInitialiser } from './createDocumentInitialiser.js'
import type { StoredIds } from './StoredIds.js'

/** Stores the article of a plan and the activities and honours that it reports. */
export async function storeDocuments(
  req: PayloadRequest,
  plan: ImportPlan,
  initialiser: DocumentInitialiser,
  ids: StoredIds,
): Promise<void> {
  const article = await storeArticle(req, plan, initialiser, ids)
  for (const activity of plan.activities) await storeActivity(req, activity, article, initialiser, ids)
  for (const honour of plan.honours) await storeHonour(req, honour, article, initialiser, ids)
}

async function storeArticle(
  req: PayloadRequest,
  { article }: ImportPlan,
  initialiser: DocumentInitialiser,
  ids: StoredIds,
): Promise<string> {
  const { id } = await req.payload.create({
    collection: 'articles',
    data: {
      title: article.title.value,
      summary: article.summary?.value,
      body: toLexicalBody(article.body, (key) => ids.find(key)),
      kind: article.kind,
      cover: ids.find(article.cover?.value),
      images: article.images.map(({ value }) => ids.get(value)),
      topics: article.topics.map(({ value }) => ids.get(value)),
      origin: { name: article.originName?.value, url: article.originUrl?.value },
      byline: article.byline?.value,
      publishedAt: article.publishedAt?.value,
      ...initialiser.nextFields(),
    },
    draft: true,
    depth: 0,
    req,
  })
  await initialiser.moveToInitialState('articles', id)
  return id
}

async function storeActivity(
  req: PayloadRequest,
  activity: PlannedActivity,
  article: string,
  initialiser: DocumentInitialiser,
  ids: StoredIds,
): Promise<void> {
  const { id } = await req.payload.create({
    collection: 'activities',
    data: {
      title: activity.title.value,
      description: activity.description?.value,
      kind: activity.kind,
      date: { ...activity.date?.value },
      place: activity.place?.value,
      organisers: activity.organisers.map(({ value }) => ids.get(value)),
      participants: activity.participants.map(({ person, title, organisation }) => ({
        person: ids.get(person.value),
        title: title?.value,
        organisation: ids.find(organisation?.value),
      })),
      figures: activity.figures.map(({ value }) => ({ ...value })),
      article,
      ...initialiser.nextFields(),
    },
    draft: true,
    depth: 0,
    req,
  })
  await initialiser.moveToInitialState('activities', id)
}

async function storeHonour(
  req: PayloadRequest,
  honour: PlannedHonour,
  article: string,
  initialiser: DocumentInitialiser,
  ids: StoredIds,
): Promise<void> {
  const { id } = await req.payload.create({
    collection: 'honours',
    data: {
      title: honour.title.value,
      citation: honour.citation?.value,
      level: honour.level.value,
      scope: honour.scope,
      year: honour.year?.value,
      recipients: honour.recipients.map(({ value }) => ids.get(value)),
      team: honour.team?.value,
      occasion: honour.occasion?.value,
      article,
      ...initialiser.nextFields(),
    },
    draft: true,
    depth: 0,
    req,
  })
  await initialiser.moveToInitialState('honours', id)
}
