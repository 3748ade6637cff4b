@s2
Feature: Appending records
  An append adds a batch of records at the tail, all of them or none, and tells where they are.

  @S2-APPEND-01 @MUST
  Rule: An append is acknowledged with the positions of its start, its end and the tail

    Scenario Outline: A batch of <records>
      Given a stream
      When a writer appends a batch of <records> records
      Then the append is acknowledged with start, end and tail

      Examples:
        | records |
        | 1       |
        | 10      |

    Scenario: Timestamps of the writer
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a writer appends a batch with the timestamps 4000 and 5000
      Then the append is acknowledged with start, end and tail

  @S2-APPEND-02 @MUST
  Rule: The acknowledgement spans as many numbers as the batch has records

    Scenario Outline: A batch of <records>
      Given a stream with 2 records
      When a writer appends a batch of <records> records
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
      When a writer appends a batch of 3 records
      Then no acknowledgement has a tail behind its end

    Scenario: Ten writers at the same time
      Given a stream
      When 10 writers append 20 batches of 3 records each at the same time
      Then no acknowledgement has a tail behind its end

  @S2-APPEND-04 @MUST
  Rule: The acknowledgement has the timestamps with which the first and the last record are stored

    Scenario: Timestamps of the writer
      Given a stream
      When a writer appends a batch with the timestamps 1000, 2000 and 3000
      Then the acknowledgement has the timestamps of the stored records
      And the records have the timestamps 1000, 2000 and 3000

    Scenario: A timestamp that the server raises
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a writer appends a batch with the timestamps 500 and 4000
      Then the acknowledgement has the timestamps of the stored records

    Scenario: Timestamps of the server
      Given a stream
      When a writer appends a batch of 3 records
      Then the acknowledgement has the timestamps of the stored records

  @S2-APPEND-05 @MUST
  Rule: The first record of a stream has the number 0

    Scenario Outline: A batch of <records>
      Given a stream
      When a writer appends a batch of <records> records
      Then the append begins at number 0

      Examples:
        | records |
        | 1       |
        | 10      |

    Scenario: A refused append does not take the number
      Given a stream
      When a writer sends an append without records
      And a writer appends a batch of 1 record
      Then the append begins at number 0

  @S2-APPEND-06 @MUST
  Rule: An append begins where the one before it ended

    Scenario: A hundred batches in a row
      Given a stream
      When a writer appends 100 batches of 1 to 20 records
      Then every append begins where the one before it ended

    Scenario Outline: After an append with <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      And a writer appends a batch of 2 records
      Then every append begins where the one before it ended

      Examples:
        | peculiarity              |
        | no records               |
        | a wrong sequence number  |
        | an empty header name     |
        | broken JSON              |

  @S2-APPEND-07 @MUST
  Rule: The records of a batch are stored in the order in which they were sent

    Scenario: A thousand records in one batch
      Given a stream with 2 records
      When a writer appends a batch of 1000 records
      Then a full read gives every record in order

    Scenario: Timestamps that fall within the batch
      Given a stream
      When a writer appends a batch with the timestamps 3000, 1000 and 2000
      Then a full read gives every record in order

    Scenario: Bodies whose alphabetical order is another one
      Given a stream
      When a writer appends a batch of the bodies "b", "c" and "a"
      Then a full read gives every record in order

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
      And every record has the number that its acknowledgement gave it
      And the batches of each writer are in the order in which it sent them

  @S2-APPEND-09 @MUST
  Rule: A refused append leaves no record of its batch

    Scenario Outline: The second of three records has <fault>
      Given a stream with 3 records
      When a writer sends a batch of 3 records whose second one has <fault>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | fault                          |
        | an empty header name           |
        | a header without a value       |
        | a body that is a number        |
        | a negative timestamp           |
        | an unknown command             |
        | more than a megabyte of body   |

    Scenario: The last of a thousand records has an empty header name
      Given a stream with 3 records
      When a writer sends a batch of 1000 records whose last one has an empty header name
      Then the request is refused
      And the stream is unchanged

    Scenario: The batch does not begin at the expected number
      Given a stream with 3 records
      When a writer sends an append with a wrong sequence number
      Then the request is refused
      And the stream is unchanged

  @S2-APPEND-10 @MUST
  Rule: An append without records is refused

    Scenario: A stream with records
      Given a stream with 3 records
      When a writer sends an append with no records
      Then the request is refused
      And the stream is unchanged

    Scenario: The right number is expected
      Given a stream with 3 records
      When a writer sends an append with no records at the right sequence number
      Then the request is refused
      And the stream is unchanged

  @S2-APPEND-11 @MUST
  Rule: A batch of more than 1000 records is refused

    Scenario Outline: <records> records
      Given a stream with 3 records
      When a writer sends an append with <records> records
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
      When a writer appends a batch of 1000 records
      Then the acknowledgement spans 1000 numbers
      And a full read gives every record in order

  @S2-APPEND-13 @MUST
  Rule: A batch of more than 1 MiB by the meter is refused

    Scenario Outline: <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | batch                                            |
        | one record of 1048577 metered bytes              |
        | two records of 524289 metered bytes              |
        | 513 records of 2048 metered bytes                |
        | one record of 1048577 metered bytes with headers |

  @S2-APPEND-14 @MUST
  Rule: A batch of exactly 1 MiB by the meter is accepted

    Scenario Outline: <batch>
      Given a stream with 3 records
      When a writer appends a batch of <batch>
      Then the append is acknowledged with start, end and tail
      And a full read gives every record in order

      Examples:
        | batch                                                      |
        | one record of 1048576 metered bytes                        |
        | two records of 524288 metered bytes                        |
        | 512 records of 2048 metered bytes                          |
        | one record of 1048576 metered bytes with headers           |
        | one record of 1048576 metered bytes in two-byte characters |
        | one record of 1048576 metered bytes of control characters  |

    @capability-formats
    Scenario: Random bytes in base64
      Given a stream with 3 records
      When a writer appends a batch of one record of 1048576 metered bytes in base64
      Then the append is acknowledged with start, end and tail
      And a full read gives every record in order

  @S2-APPEND-15 @MUST
  Rule: A batch of a wrong size is refused as invalid

    Scenario Outline: <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the request is refused as invalid

      Examples:
        | batch                               |
        | no records                          |
        | 1001 records                        |
        | one record of 1048577 metered bytes |
        | two records of 524289 metered bytes |

  @S2-APPEND-16 @MUST
  Rule: An append does not create a stream unless the basin says so

    Scenario: A name that was never used
      Given a name without a stream
      When a writer sends an append with one record
      Then the request is refused as not found
      And the stream is not listed

    @capability-basins
    Scenario: A basin that creates streams on read only
      Given a name without a stream in a basin that creates streams on read
      When a writer sends an append with one record
      Then the request is refused as not found
      And the stream is not listed

    @capability-basins
    Scenario: A basin that creates streams on append
      Given a name without a stream in a basin that creates streams on append
      When a writer appends a batch of 2 records
      Then the append begins at number 0
      And a full read gives every record in order

  @S2-APPEND-17 @MUST
  Rule: A record may be empty

    Scenario Outline: <form>
      Given a stream with 3 records
      When a writer appends a record with <form>
      Then the acknowledgement spans 1 number
      And a full read gives every record in order

      Examples:
        | form                        |
        | no members                  |
        | an empty body               |
        | an empty list of headers    |

  @S2-APPEND-18 @MUST
  Rule: Headers are read back as they were sent

    Scenario Outline: <headers>
      Given a stream with 3 records
      When a writer appends a record with <headers>
      Then a full read gives every record in order

      Examples:
        | headers                                  |
        | the headers a:1, b:2 and a:3             |
        | the headers z:1, y:2 and x:3             |
        | the headers a:1, A:2 and a:1             |
        | fifty headers                            |
        | a header of letters of several alphabets |
        | a header and no body                     |

  @S2-APPEND-19 @MUST
  Rule: The value of a header may be empty

    Scenario: One header without a value
      Given a stream with 3 records
      When a writer appends a record with an empty header value
      Then the acknowledgement spans 1 number
      And a full read gives every record in order

  @S2-APPEND-20 @MUST
  Rule: An empty header name is refused unless the record is a command

    Scenario Outline: <fault>
      Given a stream with 3 records
      When a writer sends an append with <fault>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | fault                                          |
        | an empty header name and the value x           |
        | an empty header name after another             |
        | an empty header name before another            |
        | a fence command that has a second header       |

    @capability-commands
    Scenario: A command
      Given a stream with 3 records
      When a writer sends a fence command
      Then the acknowledgement spans 1 number

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
        | ["a","b"]       |

  @S2-APPEND-22 @MUST
  Rule: A body that is not JSON or has no records is refused as bad JSON

    Scenario Outline: The body <body>
      Given a stream with 3 records
      When a writer sends the body <body>
      Then the request is refused as bad JSON
      And the stream is unchanged

      Examples:
        | body                    |
        | not json                |
        | {                       |
        | {}                      |
        | {"records":"x"}         |
        | {"records":null}        |
        | {"records":[{"body":1}]} |
        | []                      |

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
      Then the append is stored or refused, and which is noted

      Examples:
        | peculiarity                 |
        | no content type             |
        | the content type text/plain |

  @S2-APPEND-24 @MAY
  Rule: Members that the server does not know may be ignored

    Scenario Outline: <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      Then the append is stored or refused, and which is noted

      Examples:
        | peculiarity                      |
        | an unknown member                |
        | an unknown member in its record  |

  @S2-APPEND-25 @MUST
  Rule: What was acknowledged can be read

    Scenario: Another client reads after each of 200 acknowledgements
      Given a stream
      When a writer appends 200 records and a client on another connection reads each at once
      Then every read gave the record that was acknowledged before it

    Scenario: Eight writers at the same time
      Given a stream
      When 8 writers append 25 batches of 4 records each at the same time, each reading its own at once
      Then every read gave the record that was acknowledged before it
      And every acknowledged batch is in the stream exactly once and in one piece
