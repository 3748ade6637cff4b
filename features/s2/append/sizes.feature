@s2
Feature: How large a batch may be

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

    Scenario Outline: A batch of <records> records
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

    Scenario: A thousand small records
      Given a stream with 3 records
      When a writer sends a batch of 1000 records
      Then the acknowledgement spans 1000 numbers
      And the stream holds exactly what was acknowledged

  @S2-APPEND-13 @MUST
  Rule: A batch of more than 1 MiB by the meter is refused

    Scenario Outline: A batch of <batch>
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

    Scenario Outline: A batch of <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the answer is an acknowledgement with start, end and tail
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
    Scenario: A mebibyte of random bytes
      Given a stream with 3 records
      When a writer sends a batch of 1 record of 1048576 metered bytes at random
      Then the answer is an acknowledgement with start, end and tail
      And the stream holds exactly what was acknowledged

  @S2-APPEND-15 @MUST
  Rule: A batch of a wrong size is refused as invalid

    Scenario: An append with no records
      Given a stream with 3 records
      When a writer sends an append with no records
      Then the request is refused as invalid

    Scenario Outline: A batch of <batch>
      Given a stream with 3 records
      When a writer sends a batch of <batch>
      Then the request is refused as invalid

      Examples:
        | batch                             |
        | 1001 records                      |
        | 1 record of 1048577 metered bytes |
        | 2 records of 524289 metered bytes |
