import type { ImportPlan, Sourced } from '../../../src/import/plan/records.js'

type Json = string | number | null | readonly Json[] | { readonly [name: string]: Json }

const value = <T extends Json>(sourced: Sourced<T> | undefined): T | undefined => sourced?.value
const values = (list: readonly Sourced<string>[]): string[] => list.map((each) => each.value)
const name = (key: string | undefined): string | undefined => key?.slice(key.indexOf(':') + 1)

/** A plan in the form of the expected files: values without spans, names instead of keys. */
export function summarise(plan: ImportPlan): unknown {
  const { article } = plan
  const summary = {
    format: plan.format,
    article: {
      title: value(article.title),
      summary: value(article.summary),
      kind: article.kind,
      publishedAt: value(article.publishedAt),
      originName: value(article.originName),
      byline: value(article.byline),
      topics: values(article.topics).map(name),
      cover: name(article.cover?.value),
      images: values(article.images).map(name),
    },
    honours: plan.honours.map((honour) => ({
      title: value(honour.title),
      level: value(honour.level),
      scope: honour.scope,
      year: value(honour.year),
      recipients: values(honour.recipients).map(name),
      team: value(honour.team),
      occasion: value(honour.occasion),
    })),
    activities: plan.activities.map((activity) => ({
      title: value(activity.title),
      kind: activity.kind,
      date: activity.date?.value,
      place: value(activity.place),
      organisers: values(activity.organisers).map(name),
      participants: activity.participants.map(({ person, title, organisation }) =>
        [name(person.value), title?.value, name(organisation?.value)].filter(Boolean).join(' | '),
      ),
      figures: activity.figures.map(({ value: figure }) => `${figure.label} = ${figure.value} ${figure.unit}`),
    })),
    people: plan.people.map((person) => ({
      name: person.name.value,
      positions: person.positions.map(({ title, organisation }) =>
        [title?.value ?? '–', name(organisation?.value)].filter(Boolean).join(' | '),
      ),
    })),
    organisations: plan.organisations.map((organisation) => ({
      name: organisation.name.value,
      aliases: organisation.aliases.length > 0 ? values(organisation.aliases) : undefined,
      kind: organisation.kind,
      parent: name(organisation.parent),
    })),
    media: plan.media.map((media) => ({
      originUrl: media.originUrl.value,
      alt: media.alt.value,
      size: media.size && `${media.size.value.width}×${media.size.value.height}`,
    })),
    dropped: [...new Set(plan.dropped.map(({ code }) => code))].sort(),
    notes: [...new Set(plan.notes.map(({ code }) => code))].sort(),
  }
  return JSON.parse(JSON.stringify(summary)) as unknown
}
