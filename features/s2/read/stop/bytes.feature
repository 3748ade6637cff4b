@s2
Feature: A number of bytes that a read may not exceed
  Bytes are metered: the size of a record is that of its content, and a little for each header.

  @S2-READ-STOP-04 @MUST
  Rule: A read gives no more metered bytes than it asks for

    @each-reader
    Scenario Outline: At most <bytes> bytes of three records of 13
      Given a stream with 3 records of 13 metered bytes
      When a reader reads from sequence number 0, at most <bytes> bytes
      Then the reader receives <records>

      Examples:
        | bytes | records        |
        | 13    | record 0       |
        | 25    | record 0       |
        | 30    | records 0 to 1 |
        | 38    | records 0 to 1 |

  @S2-READ-STOP-05 @MUST
  Rule: The size of a record is 8, 2 for each header, and the bytes of names, values and body

    Scenario Outline: A record with <record> fits into <size> bytes
      Given a stream
      And a writer sends a record that has <record>
      When a reader reads from sequence number 0, at most <size> bytes
      Then the reader receives record 0

      Examples:
        | record                                     | size |
        | neither headers nor a body                 | 8    |
        | the body "hello"                           | 13   |
        | the header "a: 1" and the body "x"         | 13   |
        | three headers, one of them without a value | 39   |
        | ten letters of two bytes each              | 28   |
        | ten characters of four bytes each          | 48   |
        | a header of two-byte letters               | 17   |
        | quotes, backslashes and control characters | 58   |
        | 300 bytes that are no text                 | 308  |

    Scenario Outline: A record with <record> does not fit into <size> bytes
      Given a stream
      And a writer sends a record that has <record>
      When a reader reads from sequence number 0, at most <size> bytes
      Then the reader receives no record

      Examples:
        | record                                     | size |
        | neither headers nor a body                 | 7    |
        | the body "hello"                           | 12   |
        | the header "a: 1" and the body "x"         | 12   |
        | three headers, one of them without a value | 38   |
        | ten letters of two bytes each              | 27   |
        | ten characters of four bytes each          | 47   |
        | a header of two-byte letters               | 16   |
        | quotes, backslashes and control characters | 57   |
        | 300 bytes that are no text                 | 307  |

  @S2-READ-STOP-06 @MUST
  Rule: A record that takes exactly what is left of the bytes is given

    @each-reader
    Scenario Outline: At most <bytes> bytes of records of 20, 33 and 50
      Given a stream with records of 20, 33 and 50 metered bytes
      When a reader reads from sequence number 0, at most <bytes> bytes
      Then the reader receives <records>

      Examples:
        | bytes | records        |
        | 52    | record 0       |
        | 53    | records 0 to 1 |
        | 103   | all records    |

  @S2-READ-STOP-07 @MUST
  Rule: No smaller record takes the place of one that is too large

    @each-reader
    Scenario: The second of three is too large
      Given a stream with records of 20, 500 and 20 metered bytes
      When a reader reads from sequence number 0, at most 60 bytes
      Then the reader receives record 0

  @S2-READ-STOP-08 @MUST
  Rule: A unary read is empty when its first record takes more than the bytes it asks for

    Scenario Outline: At most <bytes> of a record of 17
      Given a stream with records of 17, 9 and 9 metered bytes
      When a reader reads from sequence number 0, at most <bytes>
      Then the reader receives no record

      Examples:
        | bytes    |
        | 1 byte   |
        | 16 bytes |

  @S2-READ-STOP-10 @SHOULD
  Rule: At most zero bytes are none

    Scenario: There is a record, and no byte is asked for
      Given a stream with 1 record
      When a reader reads from sequence number 0, at most 0 bytes
      Then the reader receives no record
