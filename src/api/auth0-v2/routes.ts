// The face `/api/v2`, whole: every row is a method, a path, the scopes that open it, its schemas and its handler.
import type { Route } from './route.ts'
import { userRoutes } from './users.ts'

export const routes: readonly Route[] = [...userRoutes]
