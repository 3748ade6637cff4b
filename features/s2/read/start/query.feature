@s2
Feature: How a start is written
  A start is one parameter with a whole number.

  @S2-READ-START-11 @MUST
  Rule: A read names one start at most

    Scenario Outline: A read with <query>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads with the query "<query>"
      Then the request is refused as invalid

      Examples:
        | query                                  |
        | seq_num=0&tail_offset=1                |
        | seq_num=0&timestamp=1000               |
        | timestamp=1000&tail_offset=1           |
        | seq_num=0&timestamp=1000&tail_offset=1 |

  @S2-READ-START-32 @MUST
  Rule: A start that is no number of 64 bits is refused

    Scenario Outline: A read with <query>
      Given a stream with 2 records
      When a reader reads with the query "<query>"
      Then the request is refused as a bad query

      Examples:
        | query                            |
        | seq_num=-1                       |
        | seq_num=abc                      |
        | seq_num=1.5                      |
        | seq_num=                         |
        | seq_num=18446744073709551616     |
        | timestamp=-1                     |
        | timestamp=now                    |
        | timestamp=18446744073709551616   |
        | tail_offset=-1                   |
        | tail_offset=x                    |
        | tail_offset=18446744073709551616 |

  @S2-READ-START-33 @MAY
  Rule: The largest number of 64 bits is a sequence number beyond the tail

    Scenario: A read from that number
      Given a stream with 1 record
      When a reader reads with the query "seq_num=18446744073709551615"
      Then the request is refused as out of range or as a bad query

  @S2-READ-START-34 @MAY
  Rule: A word for clamping that is neither true nor false may be refused

    Scenario Outline: A read with <query>
      Given a stream with 2 records
      When a reader reads with the query "<query>"
      Then the reader receives all records or is refused as a bad query

      Examples:
        | query             |
        | seq_num=0&clamp=1 |
        | seq_num=0&clamp=  |

  @S2-READ-START-35 @MAY
  Rule: A read that names a parameter twice may be refused

    Scenario: The same value twice
      Given a stream with 2 records
      When a reader reads with the query "seq_num=0&seq_num=0"
      Then the reader receives all records or is refused as a bad query

  @S2-READ-START-36 @MAY
  Rule: A parameter that the server does not know may be passed over

    Scenario: A parameter of a later version
      Given a stream with 2 records
      When a reader reads with the query "seq_num=0&tidemark=1"
      Then the reader receives all records or is refused as a bad query

  @S2-READ-START-37 @MUST
  Rule: A read whose timestamp is not before its end is refused

    Scenario Outline: A read with <query> of a stream at 1000
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads with the query "<query>"
      Then the request is refused as invalid

      Examples:
        | query                     |
        | timestamp=1001&until=1001 |
        | timestamp=1002&until=1001 |

    Scenario: A read of an empty stream
      Given a stream
      When a reader reads with the query "timestamp=5&until=5"
      Then the request is refused as invalid

    Scenario: The smallest span
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads with the query "timestamp=1001&until=1002"
      Then the reader receives record 1

  @S2-READ-START-38 @SHOULD
  Rule: A read that is refused for its parameters creates no stream

    Scenario Outline: A read with <query>
      Given a basin that creates streams when they are read
      And a stream name that nobody uses
      When a reader reads with the query "<query>"
      Then the request is refused as <refusal>
      And the stream is not in the list

      Examples:
        | query               | refusal     |
        | timestamp=5&until=5 | invalid     |
        | seq_num=abc         | a bad query |

    Scenario: A read without fault creates it
      Given a basin that creates streams when they are read
      And a stream name that nobody uses
      When a reader reads with the query "seq_num=0"
      Then the request is refused as out of range
      And the stream is in the list
