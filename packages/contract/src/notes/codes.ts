/** Codes of public catalogs that the embedded service never returns, each with the reason. */
export interface UnusedCodes {
  why: string;
  codes: readonly string[];
}

/** Codes of the gateway, the Flow Service, and its providers that the embedded service returns. */
export const ANSWERED_CODES: readonly string[] = [
  ...['400003', '401013', '403000', '403003', '403010', '403027', '429050'],
  ...flow(
    '1103-503 1400-500 1401-400 1402-400 1403-400 1404-412 1405-400 1406-400 1413-400 1414-400 1415-400',
  ),
  ...flow(
    '1417-400 1422-400 1426-400 1432-400 1433-400 1434-400 1435-400 1439-404 1440-400 1443-400 1448-400 1449-400',
  ),
  ...flow('1450-400 1451-400 1452-400 1453-400 1455-400'),
  ...flow('1410-400 1418-400 1427-400 1447-400'),
  ...flow('2100-404 2106-404 2110-400 2111-403 2112-400 2113-400 2118-403 2119-400 2120-403'),
  ...connector(
    '1011-503 1302-400 1304-400 1305-400 1308-400 1312-400 1331-400 1334-400 1336-400 1337-400 1353-400',
  ),
  ...connector(
    '1307-400 1321-400 1325-400 1327-400 1329-400 1330-400 1332-400 1360-400 1361-400 1362-400 1364-400 1365-400',
  ),
  ...connector(
    '1366-400 1367-400 1369-400 1381-400 1382-400 1384-400 1386-400 1387-400 1388-400 1403-400 1404-400',
  ),
  ...connector('1358-400 1359-400 1371-400 1372-400 1374-400 1375-400 1389-400 1399-400'),
];

/** Codes of the embedded service for errors that no catalog covers. */
export const OWN_CODES: readonly { code: string; meaning: string }[] = [
  { code: '404000', meaning: 'The path is not served.' },
  { code: '403001', meaning: 'The Host or the Origin belongs to another site (DNS rebinding).' },
  { code: '409000', meaning: 'Another operation on the same object is in progress.' },
  { code: '413000', meaning: 'The body exceeds the size limit.' },
  {
    code: 'BadRequestError',
    meaning: 'The Content-Type is not JSON (documented), the body is not JSON, or the path is not UTF-8.',
  },
  { code: 'FLOW-1499-409', meaning: 'The stored secrets cannot be unsealed. They can be set again.' },
  { code: 'HEADWATER-1001-400', meaning: 'The Schema Registry needs another form of the header Accept.' },
  { code: 'HEADWATER-1002-406', meaning: 'The Schema Registry lacks the requested form or version.' },
  { code: 'HEADWATER-1003-409', meaning: 'The schema is in use by a dataset.' },
  { code: 'invalid_request', meaning: 'A field of a token request is missing (OAuth).' },
  { code: 'invalid_client', meaning: 'The client or its secret is unknown (OAuth).' },
  { code: 'unsupported_grant_type', meaning: 'The grant type is not client credentials (OAuth).' },
];

export const UNUSED_CODES: readonly UnusedCodes[] = [
  {
    why: 'Belongs to checks of flows and runs that the embedded service does not need or make.',
    codes: [
      ...flow('1412-400 1419-400 1420-400 1421-400 1425-400 1428-400 1429-400 1430-400 1431-400'),
      ...flow('1444-400 1446-400 1457-400 1458-400 2200-500 2250-500'),
      ...connector('1200-500 1201-400 1202-400 1203-400 1204-400 1205-400 1306-400 1309-400 1310-400'),
      ...connector('1311-400 1313-400 1314-400 1315-400 1316-400 1317-400 1319-400 1320-400 1322-400'),
      ...connector('1323-400 1324-400 1326-400 1328-400 1333-400'),
      ...connector('1338-400 1340-400 1363-400'),
      ...connector('1368-400 1370-400 1373-400 1380-400 1383-400 1385-400'),
      ...connector('1391-400 1392-400 1393-400 1394-400 1395-400 1396-400 1397-400'),
      ...connector('1398-400 1400-400 1401-400'),
    ],
  },
  {
    why: 'Applies to service tokens or providers, which are refused earlier.',
    codes: [
      ...flow('1407-400 1408-400 1409-400 1424-400 1436-400 1437-400 2103-404 2104-500'),
      ...connector('1713-400 1714-400'),
    ],
  },
  {
    why: 'Belongs to storage of the platform, which is not offered.',
    codes: connector(
      '1700-500 1701-400 1702-400 1703-400 1704-400 1705-400 1706-400 1707-400 1708-400 1709-400 1710-400 1711-400 1712-400',
    ),
  },
  {
    why: 'Belongs to manifests of the Open Data Initiative, which no source here reads.',
    codes: connector('1341-400 1342-400 1343-400 1344-400 1345-400 1346-400 1347-400 1348-400'),
  },
  {
    why: 'Belongs to row filters, which are refused before they are evaluated.',
    codes: connector(
      '1335-400 1349-400 1350-400 1351-400 1352-400 1354-400 1355-400 1356-400 1357-400 1377-400 1378-400 1379-400 1390-400',
    ),
  },
  {
    why: 'Reports failures between services of the platform; this is a single service.',
    codes: [
      ...flow('1100-400 1101-404 1102-500 1104-504 2102-500 2107-500 2108-500 2116-500 2117-500'),
      ...connector('1100-400 1101-500 1102-404 1103-503 1104-504 1105-401 1106-403 1107-412 1402-500'),
      ...connector('1600-400 1601-500 1602-404 1603-503 1604-504 1605-401 1606-403 1607-412'),
    ],
  },
  {
    why: 'A more specific code applies, or an earlier layer has already refused the request.',
    codes: [
      ...['403025'],
      ...flow(
        '1411-400 1423-400 1454-400 1456-400 2000-401 2001-401 2002-401 2101-404 2105-400 2114-400 2115-400 2121-403',
      ),
      ...connector(
        '1000-400 1001-401 1002-403 1003-404 1004-415 1005-500 1006-408 1007-400 1008-401 1009-403',
      ),
      ...connector('1010-500 1012-504 1013-412 1014-400 1303-400 1318-400 1339-400 1376-400'),
    ],
  },
  {
    why: 'Belongs to aggregates, which the filter grammar does not support.',
    codes: flow('1438-400 1441-400 1442-400'),
  },
  {
    why: 'Would forbid a request that a guide of the platform makes, or applies to sources that no page names.',
    codes: [...flow('1416-400 1445-400'), ...connector('1300-400 1301-400')],
  },
];

function flow(numbers: string): readonly string[] {
  return numbers.split(' ').map((number) => `FLOW-${number}`);
}

function connector(numbers: string): readonly string[] {
  return numbers.split(' ').map((number) => `CONNECTOR-${number}`);
}
