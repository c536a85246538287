// Roles on this face: parse, call the use case, present.
import { invalidField } from '../../../kernel/errors.ts'
import { mapPage } from '../../../kernel/page.ts'
import { createRole } from '../../../roles/create-role.ts'
import { deleteRole } from '../../../roles/delete-role.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { updateRole } from '../../../roles/update-role.ts'
import { emptyObject, listOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { role } from './role-answers.ts'
import { roleJson } from './role-json.ts'
import {
  type CreateRoleBody,
  createRoleBody,
  type ListRolesQuery,
  listRolesQuery,
  type UpdateRoleBody,
  updateRoleBody,
} from './role-schemas.ts'

export const roleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/roles',
    scopes: anyOf('read:roles'),
    summary: 'Get roles',
    query: listRolesQuery,
    answers: { 200: listOf('roles', role) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/roles',
    scopes: anyOf('create:roles'),
    summary: 'Create a role',
    body: createRoleBody,
    answers: { 200: role },
    handle: create,
  },
  {
    method: 'GET',
    path: '/roles/:id',
    scopes: anyOf('read:roles'),
    summary: 'Get a role',
    answers: { 200: role },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/roles/:id',
    scopes: anyOf('update:roles'),
    summary: 'Update a role',
    body: updateRoleBody,
    answers: { 200: role },
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/roles/:id',
    scopes: anyOf('delete:roles'),
    summary: 'Delete a role',
    answers: { 200: emptyObject },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListRolesQuery>): Promise<Answer> {
  const page = await directory.stores.roles.list({
    ...(query.name_filter ? { nameContains: query.name_filter } : {}),
    ...(query.type === 'organization' ? { organizationId: query.owner_id ?? '' } : {}),
    page: pageRequest(query),
  })
  return pageAnswer('roles', query, mapPage(page, roleJson))
}

/** 200, not 201 (auth0.md 1.8). */
async function create({ actor, body, directory }: Call<unknown, CreateRoleBody>): Promise<Answer> {
  const { name, description, type, owner_id } = body
  if ((type === 'organization') !== (owner_id !== undefined)) {
    throw invalidField('owner_id', 'owner_id names the organization of a role of type organization, and of no other')
  }
  const input = {
    name,
    ...(description === undefined ? {} : { description }),
    ...(owner_id === undefined ? {} : { organizationId: owner_id }),
  }
  return ok(roleJson(await directory.change((deps) => createRole(deps, actor, input))))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(roleJson(presentRole(await directory.stores.roles.find(params.id as string))))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateRoleBody>): Promise<Answer> {
  return ok(roleJson(await directory.change((deps) => updateRole(deps, actor, params.id as string, body))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteRole(deps, actor, params.id as string))
  return ok({})
}
