@durable-streams @capability-fork
Feature: A fork begins anew with its writers
  What the source knows of its producers and of their sequences stays with the source.

  @DS-4.2-37 @MUST @capability-producers
  Rule: A fork knows no producer of its source

    Scenario: The producer begins again
      Given a source
      And a producer sent epoch 3, sequences 0 to 4
      And a fork of the source
      When a producer sends epoch 0, sequence 0 to the fork
      Then the append is acknowledged as new
      And a full read of the fork gives every byte in order

  @DS-4.2-40 @MUST @capability-producers @capability-json
  Rule: A batch that the fork cuts through can be sent to the fork

    Scenario: The same batch on the fork
      Given a JSON source
      And a producer sends epoch 0, sequence 0 with the body '[{"a":"1,2]"},[3,"}\\""],4]'
      And a fork of the source at the offset after message 0 with the sub-offset "2"
      When a producer sends epoch 0, sequence 0 to the fork
      Then the append is acknowledged as new
      And the fork holds '[{"a":"1,2]"},[3,"}\\""],{"a":"1,2]"},[3,"}\\""],4]'

  @DS-4.2-38 @MUST @capability-stream-seq
  Rule: A fork knows no writer sequence of its source

    Scenario: A lower sequence on the fork
      Given a source
      And a writer appended a message with the sequence "zzz"
      And a fork of the source
      When a writer appended a message with the sequence "aaa" to the fork
      Then a full read of the fork gives every byte in order
