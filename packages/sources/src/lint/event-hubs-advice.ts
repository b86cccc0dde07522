/** What to do with a connection string of Event Hubs where one of its pieces is asked for. */
export const EVENT_HUBS_ADVICE: Readonly<Record<string, string>> = {
  'event-hubs-connection-string':
    'Give its pieces in their own parameters: the first part of the host in Endpoint as namespace, SharedAccessKeyName as sasKeyName, SharedAccessKey as sasKey and, where there is one, EntityPath as eventHubName.',
};
