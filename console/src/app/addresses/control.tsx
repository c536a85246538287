// The addresses of what waits for somebody: recovery requests, approvals, jobs, messages, attempts to sign in.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readJobsSearch, readResultsSearch } from '../../features/jobs/api/job-search.ts'
import { readRecoverySearch } from '../../features/recovery/api/recovery-search.ts'
import { signedIn } from './roots.tsx'

const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/team',
  component: lazyRouteComponent(() => import('../routes/control-routes.tsx'), 'TeamRoute'),
})

const approvals = createRoute({
  getParentRoute: () => signedIn,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../routes/control-routes.tsx'), 'ApprovalsRoute'),
})

const approval = createRoute({
  getParentRoute: () => signedIn,
  path: '/approvals/$approvalId',
  component: lazyRouteComponent(() => import('../routes/control-routes.tsx'), 'ApprovalRoute'),
})

const outbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../routes/outbox-routes.tsx'), 'OutboxRoute'),
})

const message = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox/$messageId',
  component: lazyRouteComponent(() => import('../routes/outbox-routes.tsx'), 'MessageRoute'),
})

const attempt = createRoute({
  getParentRoute: () => signedIn,
  path: '/sign-ins/$reference',
  component: lazyRouteComponent(() => import('../routes/attempt-route.tsx'), 'AttemptRoute'),
})

const recovery = createRoute({
  getParentRoute: () => signedIn,
  path: '/recovery',
  validateSearch: readRecoverySearch,
  component: lazyRouteComponent(() => import('../routes/recovery-routes.tsx'), 'RecoveryRoute'),
})

const recoveryReview = createRoute({
  getParentRoute: () => signedIn,
  path: '/recovery/$requestId',
  component: lazyRouteComponent(() => import('../routes/recovery-routes.tsx'), 'RecoveryReviewRoute'),
})

const pasteList = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/paste',
  component: lazyRouteComponent(() => import('../routes/job-routes.tsx'), 'PasteRoute'),
})

const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('../routes/job-routes.tsx'), 'JobsRoute'),
})

const job = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs/$jobId',
  validateSearch: readResultsSearch,
  component: lazyRouteComponent(() => import('../routes/job-routes.tsx'), 'JobRoute'),
})

export const controlRoutes = [
  team,
  approvals,
  approval,
  outbox,
  message,
  attempt,
  recovery,
  recoveryReview,
  pasteList,
  jobs,
  job,
] as const
