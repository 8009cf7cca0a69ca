import type { Config } from 'payload'

/** What of ours stands in Payload's admin, by the path that its import map looks it up under. */
export const adminComponents: NonNullable<NonNullable<Config['admin']>['components']> = {
  graphics: { Logo: '/src/admin/graphics/Mark.js#Logo', Icon: '/src/admin/graphics/Mark.js#Icon' },
  providers: [
    '/src/admin/accessibility/AccessibilityPatches.js#AccessibilityPatches',
    '/src/admin/workflow/saves/SaveInterceptor.js#SaveInterceptor',
  ],
  header: ['/src/admin/SkipLink.js#SkipLink'],
  beforeLogin: ['/src/admin/SignInHeading.js#SignInHeading'],
  afterLogin: ['/src/admin/ForgottenPassword.js#ForgottenPassword'],
  beforeDashboard: ['/src/admin/Welcome.js#Welcome', '/src/admin/workflow/home/PendingTasks.js#PendingTasks'],
}
