/** Queries and commands of Nest's buses, and their handlers, in a line or two each. */
import { Injectable, type Type } from '@nestjs/common';
import {
  Command,
  Query,
  CommandHandler as HandlesCommand,
  QueryHandler as HandlesQuery,
} from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '../command-handling/answers.js';
import { CommandHandler } from '../command-handling/command-handler.js';
import type { Decider } from '../command-handling/decider.js';
import { recordingOf } from './intake/asking.js';
import { Proposing, proposed } from './recording/proposing.js';

/** `class ListFindings extends QueryOf<FindingsAsked, Page<Finding>> {}` */
export abstract class QueryOf<Question, Answer> extends Query<Answer> {
  constructor(readonly question: Question) {
    super();
  }
}

/** A command, and who gives it. `class JudgeFinding extends CommandOf<Verdict> {}` */
export abstract class CommandOf<Order> extends Command<CommandAnswer> {
  readonly context: CommandContext;

  constructor(
    readonly order: Order,
    context: CommandContext,
  ) {
    super();
    this.context = recordingOf(context);
  }
}

type Token<T> = abstract new (...args: never[]) => T;
type Tokens<Needs extends readonly unknown[]> = { readonly [K in keyof Needs]: Token<Needs[K]> };

/** @param needs classes of which Nest gives the instances */
export function queryHandlerOf<Question, Answer, const Needs extends readonly unknown[]>(
  query: new (question: Question) => QueryOf<Question, Answer>,
  needs: Tokens<Needs>,
  answer: (question: NoInfer<Question>, ...needs: Needs) => Promise<NoInfer<Answer>>,
): Type {
  return handlerOf<QueryOf<Question, Answer>, Needs>(
    HandlesQuery(query),
    needs,
    ({ question }, given) => answer(question, ...given),
  );
}

export function commandHandlerOf<Order, const Needs extends readonly unknown[]>(
  command: new (order: Order, context: CommandContext) => CommandOf<Order>,
  needs: Tokens<Needs>,
  carryOut: (
    order: NoInfer<Order>,
    context: CommandContext,
    ...needs: Needs
  ) => Promise<CommandAnswer>,
): Type {
  const { name } = command;
  COMMANDS.set(name, command as CommandClass);
  return handlerOf<CommandOf<Order>, readonly [Proposing, ...Needs]>(
    HandlesCommand(command),
    [Proposing, ...needs] as unknown as Tokens<readonly [Proposing, ...Needs]>,
    ({ order, context }, [proposing, ...given]) =>
      proposed(proposing, { name, order, context }, () =>
        carryOut(order, context, ...(given as readonly unknown[] as Needs)),
      ),
  );
}

export type CommandClass = new (order: unknown, context: CommandContext) => CommandOf<unknown>;

const COMMANDS = new Map<string, CommandClass>();

/** The class of a command that was kept. @throws Error where no release has such a one any more */
export function commandNamed(name: string): CommandClass {
  const command = COMMANDS.get(name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command;
}

/** A command that one decider decides. */
export function decidedBy<Order, State>(
  command: new (order: Order, context: CommandContext) => CommandOf<Order>,
  decider: Decider<Order, State>,
): Type {
  return commandHandlerOf(command, [CommandHandler], (order, context, handler) =>
    handler.execute(decider, order, context),
  );
}

/** The class that would otherwise be written out, with what decorators would say of it. */
function handlerOf<Message, Needs extends readonly unknown[]>(
  handles: ClassDecorator,
  needs: Tokens<Needs>,
  execute: (message: Message, given: Needs) => unknown,
): Type {
  class Handler {
    private readonly given: unknown[];
    constructor(...given: unknown[]) {
      this.given = given;
    }
    execute(message: Message): unknown {
      return execute(message, this.given as readonly unknown[] as Needs);
    }
  }
  Reflect.defineMetadata('design:paramtypes', [...needs], Handler);
  Injectable()(Handler);
  handles(Handler);
  return Handler;
}
