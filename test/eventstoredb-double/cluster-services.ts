import { randomUUID } from 'node:crypto';
import type grpc from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { DoubleState } from './faults.js';
import { uuidMessage } from './messages.js';

/** What the double behaves like: positions in stream reads, and word when caught up. */
const serverVersion = '24.2.0.0';

/** ServerFeatures.GetSupportedMethods; the server writes names in lower case. */
export function supportedMethodsHandler(
  state: DoubleState,
): grpc.handleUnaryCall<shared.Empty, features.SupportedMethods> {
  const paths = [
    ...Object.values(streamsService.StreamsService),
    ...Object.values(persistentService.PersistentSubscriptionsService),
  ].map(({ path }) => path.slice(1).toLowerCase().split('/') as [string, string]);
  return (_call, answer) => {
    const methods = paths
      .filter(([, method]) => method !== 'batchappend' || state.offersBatchAppend)
      .map(([service, method]) => {
        const isPersistent = service.includes('persistent');
        return new features.SupportedMethod()
          .setServiceName(service)
          .setMethodName(method)
          .setFeaturesList(isPersistent ? ['stream', 'all'] : []);
      });
    answer(
      null,
      new features.SupportedMethods()
        .setEventStoreServerVersion(serverVersion)
        .setMethodsList(methods),
    );
  };
}

/** Gossip.Read: a cluster of one, which leads. */
export function gossipHandler(
  state: DoubleState,
): grpc.handleUnaryCall<shared.Empty, gossip.ClusterInfo> {
  const instance = randomUUID();
  return (_call, answer) => {
    const { host, port } = state.endpoint();
    const member = new gossip.MemberInfo()
      .setInstanceId(uuidMessage(instance, 'string'))
      .setTimeStamp(String(Date.now() * 10_000))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
    answer(null, new gossip.ClusterInfo().setMembersList([member]));
  };
}
