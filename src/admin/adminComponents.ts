import type { Config } from 'payload'

/** The components that this project adds to Payload's admin, as paths for its import map. */
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
