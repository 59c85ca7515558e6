CREATE SCHEMA golden;
CREATE TABLE golden.bestservice_meta (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE golden.bestservice_records (
    id bigint NOT NULL,
    "position" bigint,
    stream text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    first_version bigint NOT NULL,
    recorded text NOT NULL,
    body text NOT NULL,
    hash text NOT NULL,
    idempotency_key text COLLATE pg_catalog."C",
    fingerprint text NOT NULL,
    summary text
);
ALTER TABLE golden.bestservice_records ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME golden.bestservice_records_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE golden.bestservice_streams (
    stream text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    head text NOT NULL,
    agency text COLLATE pg_catalog."C",
    fiscal_year integer,
    state text COLLATE pg_catalog."C",
    next_due text COLLATE pg_catalog."C",
    points text,
    points_order text COLLATE pg_catalog."C"
);
INSERT INTO golden.bestservice_meta VALUES ('schema', '1');
INSERT INTO golden.bestservice_meta VALUES ('ordered', '20');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (1, 1, 'a', 1, 1, '2014-11-28T10:12:00+07:00', '{"n":0,"m":"a"}', 'd90facbb2970a5e5cce074e8c8b08996f29bcf990228b46947d449f899bc19e5', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (2, 2, 'a', 2, 1, '2014-11-28T10:12:00+07:00', '{"n":0,"m":"a"}', '8e4faff6b9b13c698787d2b2e84547ae8b44e4f08a611dc6c8b3676caa4bb872', 'a-0', 'submit by 5001', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (3, 3, 'โครงการ', 1, 1, '2014-11-28T10:12:00+07:00', '{"n":0,"m":"โครงการ"}', '44654c0068d1a4f64da2ab32f85a281c360fef8f0b66218cddd6970b0507b6ca', 'โครงการ-0', 'submit by 5001', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (4, 4, 'c/../d', 1, 1, '2014-11-28T10:12:00+07:00', '{"n":0,"m":"c/../d"}', 'd252cdce813d3ce2612dd9fdbbf1cae01b652c761c79be468f6d20543a31448a', 'c/../d-0', 'submit by 5001', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (5, 5, 'a', 3, 3, '2014-11-28T10:12:00+07:00', '{"n":1,"m":"a"}', '1023e90e21db0cf1ddd770c62a0c156bd3fbe471ae1bb832767e02743c6e217a', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (6, 6, 'a', 4, 3, '2014-11-28T10:12:00+07:00', '{"n":1,"m":"a"}', '4513b0457869640dda4ddd96a36774bfa506b8fd017e22e604292a18a9a1e44f', 'a-1', 'submit by 5001', '{"agency":"5001","fiscal_year":2558,"state":"s1","next_due":null,"points":"-0.50"}');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (7, 7, 'โครงการ', 2, 2, '2014-11-28T10:12:00+07:00', '{"n":1,"m":"โครงการ"}', '8635060382d6f775c48b3aa7bd193a34f1852a52dd4a4b3cd74305c0f9066181', 'โครงการ-1', 'submit by 5001', '{"agency":"5001","fiscal_year":2558,"state":"s1","next_due":null,"points":"-0.50"}');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (8, 8, 'c/../d', 2, 2, '2014-11-28T10:12:00+07:00', '{"n":1,"m":"c/../d"}', 'cd1ee8d18c2783023d5f81fcf413308d305308be0931279892004bee9a34b9ee', 'c/../d-1', 'submit by 5001', '{"agency":"5001","fiscal_year":2558,"state":"s1","next_due":null,"points":"-0.50"}');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (9, 9, 'a', 5, 5, '2014-11-28T10:12:00+07:00', '{"n":2,"m":"a"}', 'cd4750956d5b04499e7b84ab4a45fba28b0e14c47300050f132aaed879fe0d47', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (10, 10, 'a', 6, 5, '2014-11-28T10:12:00+07:00', '{"n":2,"m":"a"}', '29eb2445d05f568f21ee370eab9b388966ea3f2c216e1a8951829d418a3d4069', 'a-2', 'submit by 5001', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (11, 11, 'โครงการ', 3, 3, '2014-11-28T10:12:00+07:00', '{"n":2,"m":"โครงการ"}', '99ab563ff8885864aaaa678175aa8928027c823f443c99e6748529d6873d07dc', 'โครงการ-2', 'submit by 5001', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (12, 12, 'c/../d', 3, 3, '2014-11-28T10:12:00+07:00', '{"n":2,"m":"c/../d"}', 'e2608549dcddf69e9af24141fd5dc57e55f761940f5d0bcefa8534d444d55f23', 'c/../d-2', 'submit by 5001', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (13, 13, 'a', 7, 7, '2014-11-28T10:12:00+07:00', '{"n":3,"m":"a"}', 'fe75ad5342ca7a70e61b6b1b380e24494ceaf5602e6e2c5f638900c3424d80cc', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (14, 14, 'a', 8, 7, '2014-11-28T10:12:00+07:00', '{"n":3,"m":"a"}', '1ed7324f969347e276541b9c1293b173c5e231f417fe849173fe602a5daa8768', 'a-3', 'submit by 5001', '{"agency":"5001","fiscal_year":2558,"state":"s3","next_due":null,"points":"-0.50"}');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (15, 15, 'โครงการ', 4, 4, '2014-11-28T10:12:00+07:00', '{"n":3,"m":"โครงการ"}', 'f94b67442aa040213f160cf5145c1c46760c0db69e8c36863a5044019e30d064', 'โครงการ-3', 'submit by 5001', '{"agency":"5001","fiscal_year":2558,"state":"s3","next_due":null,"points":"-0.50"}');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (16, 16, 'c/../d', 4, 4, '2014-11-28T10:12:00+07:00', '{"n":3,"m":"c/../d"}', '0ab0b3bc1191ad9235268522bfa32f2f89e07131f9d5239d221363b000a0eaab', 'c/../d-3', 'submit by 5001', '{"agency":"5001","fiscal_year":2558,"state":"s3","next_due":null,"points":"-0.50"}');
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (17, 17, 'plain', 1, 1, '2014-11-28T10:12:00+07:00', '{}', '6acde5b15deb306283e7fb08332e297def3fc51a8141f1bd83d6558e569f6e11', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (18, 18, 'plain', 2, 1, '2014-11-28T10:12:00+07:00', '{}', '66216735049cc79cbf8a09cdfd35cba6a57aa02848bd66efb399f3230c38e644', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (19, 19, 'plain', 3, 1, '2014-11-28T10:12:00+07:00', '{}', 'b70cc44a757e338bffa542696e3bd6a80808c5ee092781d5c4501ecd5f032713', NULL, '', NULL);
INSERT INTO golden.bestservice_records OVERRIDING SYSTEM VALUE VALUES (20, 20, 'plain', 4, 1, '2014-11-28T10:12:00+07:00', '{}', 'a75bae2f26d3ea66db6efabe935a974c3bc290291b8b4bdb710001ca6e99a71d', NULL, '', NULL);
INSERT INTO golden.bestservice_streams VALUES ('โครงการ', 4, 'f94b67442aa040213f160cf5145c1c46760c0db69e8c36863a5044019e30d064', '5001', 2558, 's3', NULL, '-0.50', '050004~');
INSERT INTO golden.bestservice_streams VALUES ('c/../d', 4, '0ab0b3bc1191ad9235268522bfa32f2f89e07131f9d5239d221363b000a0eaab', '5001', 2558, 's3', NULL, '-0.50', '050004~');
INSERT INTO golden.bestservice_streams VALUES ('plain', 4, 'a75bae2f26d3ea66db6efabe935a974c3bc290291b8b4bdb710001ca6e99a71d', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO golden.bestservice_streams VALUES ('a', 8, '1ed7324f969347e276541b9c1293b173c5e231f417fe849173fe602a5daa8768', '5001', 2558, 'draft', NULL, '-0.50', '050004~');
SELECT pg_catalog.setval('golden.bestservice_records_id_seq', 20, true);
ALTER TABLE ONLY golden.bestservice_meta
    ADD CONSTRAINT bestservice_meta_pkey PRIMARY KEY (name);
ALTER TABLE ONLY golden.bestservice_records
    ADD CONSTRAINT bestservice_records_pkey PRIMARY KEY (id);
ALTER TABLE ONLY golden.bestservice_records
    ADD CONSTRAINT bestservice_records_position_key UNIQUE ("position");
ALTER TABLE ONLY golden.bestservice_records
    ADD CONSTRAINT bestservice_records_stream_version_key UNIQUE (stream, version);
ALTER TABLE ONLY golden.bestservice_streams
    ADD CONSTRAINT bestservice_streams_pkey PRIMARY KEY (stream);
CREATE UNIQUE INDEX bestservice_records_by_key ON golden.bestservice_records USING btree (idempotency_key) WHERE (idempotency_key IS NOT NULL);
CREATE INDEX bestservice_streams_by_agency ON golden.bestservice_streams USING btree (agency, state, stream);
CREATE INDEX bestservice_streams_by_due ON golden.bestservice_streams USING btree (next_due, stream);
CREATE INDEX bestservice_streams_by_state ON golden.bestservice_streams USING btree (state, next_due, stream);
