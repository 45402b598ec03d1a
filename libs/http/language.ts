/** `Accept-Language` chooses the language of messages; where it says nothing they say both. */
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, map } from 'rxjs';
import { type Language, inLanguage, languageAsked } from '../wording/languages.js';

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The language of the messages in this answer, which its headers tell. */
export function languageOf(request: Request, response: Response): Language | undefined {
  const language = languageAsked(request.headers['accept-language']);
  response.vary('Accept-Language');
  response.setHeader('Content-Language', language === undefined ? 'zh-CN, en' : TAGS[language]);
  return language;
}

type Members = Readonly<Record<string, unknown>>;

/** The members of answers that hold messages: of writes, and of reports on imports. */
const LISTS = ['warnings', 'issues', 'notes'] as const;

export function hasMessages(answer: unknown): answer is Members {
  if (typeof answer !== 'object' || answer === null) return false;
  return LISTS.some((name) => Array.isArray((answer as Members)[name]));
}

/** The answer with its messages in one language: a text that says both, or a member for each. */
export function withMessagesIn(answer: Members, language: Language | undefined): Members {
  if (language === undefined) return answer;
  const said: Record<string, unknown> = { ...answer };
  for (const name of LISTS) {
    const list = said[name];
    if (Array.isArray(list)) said[name] = list.map((one: Members) => messageIn(one, language));
  }
  if (isOfBoth(said['advice'])) said['advice'] = messageIn(said['advice'], language);
  return said;
}

function isOfBoth(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

function messageIn(one: Members, language: Language): Members {
  const { message } = one;
  if (typeof message === 'string') return { ...one, message: inLanguage(message, language) };
  const other = language === 'zh' ? 'en' : 'zh';
  return Object.fromEntries(Object.entries(one).filter(([name]) => name !== other));
}

@Injectable()
export class MessageLanguage implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!hasMessages(answer) || response.headersSent) return answer;
        return withMessagesIn(answer, languageOf(request, response));
      }),
    );
  }
}
