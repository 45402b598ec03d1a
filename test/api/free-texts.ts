/** The routes of the running api with what their request classes declare, found from these. */
import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { declaredBy } from '../../libs/http/intake/text-judge.js';

export interface DeclaredRoute {
  readonly method: 'get' | 'post';
  /** As OpenAPI has it. */
  readonly path: string;
  readonly from: 'body' | 'query' | 'params';
  readonly type: Type<object>;
}

export function declaredRoutes(app: INestApplication): readonly DeclaredRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap(({ controllers: all }) =>
    [...all.values()].map(({ metatype }) => metatype as Type<object>),
  );
  return controllers.flatMap(routesOf).filter(({ path }) => path.startsWith('/api/'));
}

function routesOf(controller: Type<object>): readonly DeclaredRoute[] {
  const prefix = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, unknown>)[name];
    if (typeof handler !== 'function' || name === 'constructor') return [];
    const own = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
    if (own === undefined) return [];
    const path = `/api/v1/${prefix}/${own}`
      .replace(/\/+/g, '/')
      .replace(/\/$/, '')
      .replace(/:(\w+)/g, '{$1}');
    const isGet = Reflect.getMetadata(METHOD_METADATA, handler) === 0;
    const method = isGet ? ('get' as const) : ('post' as const);
    return declaredBy(controller, name).map((declared) => ({
      ...{ method, path, from: declared.from, type: declared.type },
    }));
  });
}

/** Fields that take a plain text of any kind: without a pattern, a format or a list of values. */
export function longTextsOf(type: Type<object>): readonly string[] {
  const prototype = type.prototype as object;
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', prototype) ??
    []) as readonly string[];
  return names
    .map((name) => name.replace(/^:/, ''))
    .filter((name) => {
      const schema = Reflect.getMetadata('swagger/apiModelProperties', prototype, name) as {
        readonly type?: unknown;
        readonly maxLength?: number;
        readonly pattern?: unknown;
      };
      return schema.type === 'string' && schema.maxLength !== undefined && !schema.pattern;
    });
}

/** A body in which a field says a text; `targets.name` is that of the first of a list. */
export function withText(body: object, field: string, said: string): object {
  const [name, ...rest] = field.split('.') as [string, ...string[]];
  const members = body as Readonly<Record<string, unknown>>;
  if (rest.length === 0) return { ...members, [name]: said };
  const value = members[name] as object;
  const within = rest.join('.');
  if (!Array.isArray(value)) return { ...members, [name]: withText(value, within, said) };
  return { ...members, [name]: [withText(value[0] as object, within, said)] };
}
