import type { PayloadRequest } from 'payload'

import { lexicalBody } from '../plan/lexicalBody.js'
import type { ImportPlan, PlannedActivity, PlannedHonour } from '../plan/records.js'
import type { Arrival } from './arrival.js'
import type { StoredIds } from './StoredIds.js'

type Created = { readonly article: string; readonly activities: number; readonly honours: number }

/** Stores the article of a plan and what it reports. */
export async function storeTexts(
  req: PayloadRequest,
  plan: ImportPlan,
  arrival: Arrival,
  ids: StoredIds,
): Promise<Created> {
  const article = await storeArticle(req, plan, arrival, ids)
  for (const activity of plan.activities) await storeActivity(req, activity, article, arrival, ids)
  for (const honour of plan.honours) await storeHonour(req, honour, article, arrival, ids)
  return { article, activities: plan.activities.length, honours: plan.honours.length }
}

async function storeArticle(
  req: PayloadRequest,
  { article }: ImportPlan,
  arrival: Arrival,
  ids: StoredIds,
): Promise<string> {
  const { id } = await req.payload.create({
    collection: 'articles',
    data: {
      title: article.title.value,
      summary: article.summary?.value,
      body: lexicalBody(article.body, (key) => ids.find(key)),
      kind: article.kind,
      cover: ids.find(article.cover?.value),
      images: article.images.map(({ value }) => ids.of(value)),
      topics: article.topics.map(({ value }) => ids.of(value)),
      origin: { name: article.originName?.value, url: article.originUrl?.value },
      byline: article.byline?.value,
      publishedAt: article.publishedAt?.value,
      ...arrival.next(),
    },
    draft: true,
    depth: 0,
    req,
  })
  await arrival.arrive('articles', id)
  return id
}

async function storeActivity(
  req: PayloadRequest,
  activity: PlannedActivity,
  article: string,
  arrival: Arrival,
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
      organisers: activity.organisers.map(({ value }) => ids.of(value)),
      participants: activity.participants.map(({ person, title, organisation }) => ({
        person: ids.of(person.value),
        title: title?.value,
        organisation: ids.find(organisation?.value),
      })),
      figures: activity.figures.map(({ value }) => ({ ...value })),
      article,
      ...arrival.next(),
    },
    draft: true,
    depth: 0,
    req,
  })
  await arrival.arrive('activities', id)
}

async function storeHonour(
  req: PayloadRequest,
  honour: PlannedHonour,
  article: string,
  arrival: Arrival,
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
      recipients: honour.recipients.map(({ value }) => ids.of(value)),
      team: honour.team?.value,
      occasion: honour.occasion?.value,
      article,
      ...arrival.next(),
    },
    draft: true,
    depth: 0,
    req,
  })
  await arrival.arrive('honours', id)
}
