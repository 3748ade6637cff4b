@s2
Feature: Appending records
  An append adds a batch of records at the tail, all of them or none, and tells where they are.

  @S2-APPEND-01 @MUST
  Rule: An append is acknowledged with the positions of its start, its end and the tail

    Scenario Outline: A batch of <records> records
      Given a stream with 2 records
      When a writer sends a batch of <records> records
      Then the append is acknowledged with start, end and tail

      Examples:
        | records |
        | 1       |
        | 10      |

    Scenario: Timestamps of the writer
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a writer sends a batch of records at the timestamps 4000 and 5000
      Then the append is acknowledged with start, end and tail

  @S2-APPEND-02 @MUST
  Rule: The acknowledgement spans as many numbers as the batch has records

    Scenario Outline: A batch of <records> records
      Given a stream with 2 records
      When a writer sends a batch of <records> records
      Then the acknowledgement spans <records> numbers

      Examples:
        | records |
        | 1       |
        | 3       |
        | 1000    |

  @S2-APPEND-03 @MUST
  Rule: The tail in an acknowledgement is not behind its end

    Scenario: One writer
      Given a stream with 2 records
      When a writer sends a batch of 3 records
      Then no acknowledgement has a tail behind its end

    Scenario: Ten writers at the same time
      Given a stream
      When 10 writers append 20 batches of 3 records each at the same time
      Then no acknowledgement has a tail behind its end

  @S2-APPEND-04 @MUST
  Rule: The acknowledgement has the timestamps with which the first and the last record are stored

    Scenario: Timestamps of the writer
      Given a stream that takes the timestamps of its writers
      When a writer sends a batch of records at the timestamps 1000, 2000 and 3000
      Then the acknowledgement has the timestamps with which its first and its last record are stored

    Scenario: A timestamp that the server raises
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a writer sends a batch of records at the timestamps 500 and 4000
      Then the acknowledgement has the timestamps with which its first and its last record are stored

    Scenario: Timestamps of the server
      Given a stream
      When a writer sends a batch of 3 records
      Then the acknowledgement has the timestamps with which its first and its last record are stored

  @S2-APPEND-05 @MUST
  Rule: The first record of a stream has the sequence number 0

    Scenario Outline: A batch of <records> records
      Given a stream
      When a writer sends a batch of <records> records
      Then the append begins at sequence number 0
      And the stream holds exactly what was acknowledged

      Examples:
        | records |
        | 1       |
        | 10      |

    Scenario: A refused append does not take the number
      Given a stream
      When a writer sends an append with no records
      And a writer sends a batch of 1 record
      Then the append begins at sequence number 0

  @S2-APPEND-06 @MUST
  Rule: An append begins where the one before it ended

    Scenario: A hundred batches in a row
      Given a stream
      When a writer sends 100 batches of 1 to 20 records
      Then the stream holds exactly what was acknowledged

    Scenario Outline: After an append with <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      And a writer sends a batch of 2 records
      Then the append begins at sequence number 3
      And the stream holds exactly what was acknowledged

      Examples:
        | peculiarity             |
        | no records              |
        | a wrong sequence number |
        | an empty header name    |
        | broken JSON             |

  @S2-APPEND-07 @MUST
  Rule: The records of a batch are stored in the order in which they were sent

    Scenario: A thousand records
      Given a stream with 2 records
      When a writer sends a batch of 1000 records
      Then the stream holds exactly what was acknowledged

    Scenario: Timestamps that fall within the batch
      Given a stream that takes the timestamps of its writers
      When a writer sends a batch of records at the timestamps 3000, 1000 and 2000
      Then the stream holds exactly what was acknowledged

    Scenario: Bodies whose alphabetical order is another one
      Given a stream
      When a writer sends a batch of the bodies b, c, a and b
      Then the stream holds exactly what was acknowledged

  @S2-APPEND-08 @MUST
  Rule: The records of a batch stay together whoever else appends

    Scenario: Ten writers of batches of fifty
      Given a stream
      When 10 writers append 4 batches of 50 records each at the same time
      Then every acknowledged batch is in the stream exactly once and in one piece

    Scenario: Eight writers for many rounds
      Given a stream
      When 8 writers append 50 batches of 1 to 10 records each at the same time
      Then every acknowledged batch is in the stream exactly once and in one piece
      And the sequence numbers of the acknowledgements give the order of the stream
      And the batches of each writer are in the order in which it sent them

  @S2-APPEND-09 @MUST
  Rule: A refused append leaves no record of its batch

    Scenario Outline: The second of three records has <fault>
      Given a stream with 3 records
      When a writer sends an append of 3 records whose second one has <fault>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | fault                          |
        | an empty header name           |
        | a header without a value       |
        | a body that is a number        |
        | a negative timestamp           |
        | the name of an unknown command |
        | more than 1 MiB                |

    Scenario: The last of a thousand records has an empty header name
      Given a stream with 3 records
      When a writer sends an append of 1000 records whose last one has an empty header name
      Then the request is refused
      And the stream is unchanged

    Scenario: The batch expects another sequence number
      Given a stream with 3 records
      When a writer sends an append with a wrong sequence number
      Then the request is refused
      And the stream is unchanged

  @S2-APPEND-10 @MUST
  Rule: An append without records is refused

    Scenario Outline: An append with <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | peculiarity                             |
        | no records                              |
        | no records at the right sequence number |

  @S2-APPEND-11 @MUST
  Rule: A batch of more than 1000 records is refused

    Scenario Outline: <records> records
      Given a stream with 3 records
      When a writer sends a batch of <records> records
      Then the request is refused
      And the stream is unchanged

      Examples:
        | records |
        | 1001    |
        | 2000    |

  @S2-APPEND-12 @MUST
  Rule: A batch of 1000 records is accepted

    Scenario: Small records
      Given a stream with 3 records
      When a writer sends a batch of 1000 records
      Then the acknowledgement spans 1000 numbers
      And the stream holds exactly what was acknowledged

  @S2-APPEND-13 @MUST
  Rule: A batch of more than 1 MiB by the meter is refused

    Scenario Outline: <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | batch                                                 |
        | 1 record of 1048577 metered bytes                     |
        | 1 record of 1048577 metered bytes with headers        |
        | 1 record of 1048578 metered bytes in two-byte letters |
        | 2 records of 524289 metered bytes                     |
        | 513 records of 2048 metered bytes                     |

  @S2-APPEND-14 @MUST
  Rule: A batch of exactly 1 MiB by the meter is accepted

    Scenario Outline: <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the append is acknowledged with start, end and tail
      And the stream holds exactly what was acknowledged

      Examples:
        | batch                                                   |
        | 1 record of 1048576 metered bytes                       |
        | 1 record of 1048576 metered bytes with headers          |
        | 1 record of 1048576 metered bytes in two-byte letters   |
        | 1 record of 1048576 metered bytes in control characters |
        | 2 records of 524288 metered bytes                       |
        | 512 records of 2048 metered bytes                       |

    @capability-formats
    Scenario: Random bytes
      Given a stream with 3 records
      When a writer sends a batch of 1 record of 1048576 metered bytes at random
      Then the append is acknowledged with start, end and tail
      And the stream holds exactly what was acknowledged

  @S2-APPEND-15 @MUST
  Rule: A batch of a wrong size is refused as invalid

    Scenario: No records
      Given a stream with 3 records
      When a writer sends an append with no records
      Then the request is refused as invalid

    Scenario Outline: <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the request is refused as invalid

      Examples:
        | batch                             |
        | 1001 records                      |
        | 1 record of 1048577 metered bytes |
        | 2 records of 524289 metered bytes |

  @S2-APPEND-16 @MUST
  Rule: An append does not create a stream unless the basin says so

    Scenario: A name that was never used
      Given a stream name that nobody uses
      When a writer sends an append with 1 record
      Then the request is refused as not found
      And the stream is not in the list

    @capability-basins
    Scenario: A basin that creates streams when they are read
      Given a stream name that nobody uses, in a basin that creates streams when they are read
      When a writer sends an append with 1 record
      Then the request is refused as not found
      And the stream is not in the list

    @capability-basins
    Scenario: A basin that creates streams when they are appended to
      Given a stream name that nobody uses, in a basin that creates streams when they are appended to
      When a writer sends a batch of 2 records
      Then the append begins at sequence number 0
      And the stream holds exactly what was acknowledged

  @S2-APPEND-17 @MUST
  Rule: A record may be empty

    Scenario Outline: The record <record>
      Given a stream with 3 records
      When a writer sends the empty record <record>
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

      Examples:
        | record                   |
        | {}                       |
        | {"body":""}              |
        | {"headers":[]}           |
        | {"body":"","headers":[]} |

  @S2-APPEND-18 @MUST
  Rule: Headers are read back as they were sent

    Scenario Outline: <headers>
      Given a stream with 3 records
      When a writer sends a batch of 1 record with <headers>
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

      Examples:
        | headers                         |
        | the headers a: 1, b: 2 and a: 3 |
        | the headers z: 1, y: 2 and x: 3 |
        | the headers a: 1, A: 2 and a: 1 |
        | fifty headers                   |
        | a header of several alphabets   |
        | a header and no body            |

  @S2-APPEND-19 @MUST
  Rule: The value of a header may be empty

    Scenario Outline: <headers>
      Given a stream with 3 records
      When a writer sends a batch of 1 record with <headers>
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

      Examples:
        | headers                                    |
        | an empty header value                      |
        | three headers, one of them without a value |

  @S2-APPEND-20 @MUST
  Rule: An empty header name is refused unless the record is a command

    Scenario Outline: The headers <headers>
      Given a stream with 3 records
      When a writer sends an append with the headers <headers>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | headers                  |
        | [["","x"]]               |
        | [["",""]]                |
        | [["a","1"],["","x"]]     |
        | [["","x"],["a","1"]]     |
        | [["","fence"],["a","1"]] |

    @capability-commands
    Scenario: A command
      Given a stream with 3 records
      When a writer fences the stream with "first"
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

  @S2-APPEND-21 @MUST
  Rule: A header that is not a pair of strings is refused

    Scenario Outline: The headers <headers>
      Given a stream with 3 records
      When a writer sends an append with the headers <headers>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | headers         |
        | [["a"]]         |
        | [["a","b","c"]] |
        | [[]]            |
        | [["a",1]]       |
        | [["a",null]]    |
        | ["a","b"]       |
        | {"a":"b"}       |

  @S2-APPEND-22 @MUST
  Rule: A body that is not JSON or has no records is refused as bad JSON

    Scenario Outline: The body <body>
      Given a stream with 3 records
      When a writer sends the body <body>
      Then the request is refused as bad JSON
      And the stream is unchanged

      Examples:
        | body                                |
        | not json                            |
        | {                                   |
        | {"records":[{"body":"x"}]           |
        | {"records":[{"body":"x"}]} and more |
        | {}                                  |
        | {"records":"x"}                     |
        | {"records":null}                    |
        | {"records":["x"]}                   |
        | {"records":[{"body":1}]}            |

    Scenario: No body
      Given a stream with 3 records
      When a writer sends an append with an empty body
      Then the request is refused as bad JSON
      And the stream is unchanged

  @S2-APPEND-23 @MAY
  Rule: An append that does not say it is JSON may be refused

    Scenario Outline: <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      Then the append is stored or refused, which is noted

      Examples:
        | peculiarity                 |
        | no content type             |
        | the content type text/plain |

  @S2-APPEND-24 @MAY
  Rule: Members that the server does not know may be ignored

    Scenario Outline: <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      Then the append is stored or refused, which is noted

      Examples:
        | peculiarity                     |
        | an unknown member               |
        | an unknown member in its record |

  @S2-APPEND-25 @MUST
  Rule: What was acknowledged can be read

    Scenario: Another client reads each of 200 records at once
      Given a stream
      When 1 writer appends 200 records while a reader asks for each as soon as it is acknowledged
      Then every record was there

    Scenario: Eight writers read their own batches at once
      Given a stream
      When 8 writers append 25 batches of 4 records each at the same time and read each at once
      Then every acknowledged batch is in the stream exactly once and in one piece
